"""The trained name recogniser: a small encoder shipped with the package, and the finder built on it."""
