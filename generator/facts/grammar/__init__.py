"""The grammar of an article's sentences: parts of speech, and which word hangs on which; the model's second head."""
