"""Places put on the map, and where the event took place."""
