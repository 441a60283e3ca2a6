"""The filters: texts, names or articles in, JSON lines out, without a site."""
