"""Trains the name recogniser that ships in `generator/resources/recognizer/`: `python -m training.recognizer`."""
