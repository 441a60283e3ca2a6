"""What a person does at their desk: decide, review, ask why, hand on."""
