"""Whether any text is read in bounded time: seventy kinds of hostile text, and how the cost grows with their size."""
