"""Saved web pages: what their heads say, and which of their blocks are the article."""
