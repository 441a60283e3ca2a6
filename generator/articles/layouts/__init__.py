"""Texts that look like several and are one: transcripts, live pages, threads, forms."""
