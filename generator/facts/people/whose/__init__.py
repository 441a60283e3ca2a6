"""Whose office it is where the words beside a name do not say."""
