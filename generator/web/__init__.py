"""What finishes built HTML, whatever the host: heads, feeds, pictures, places to point at, facets of the search."""
