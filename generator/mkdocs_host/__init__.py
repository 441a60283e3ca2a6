"""The shell round MkDocs: the only folder that imports it."""
