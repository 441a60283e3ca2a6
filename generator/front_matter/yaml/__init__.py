"""YAML as people write it: read with places, edited in place, written plainly."""
