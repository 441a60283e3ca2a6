"""Tools for developers: what builds the bundled knowledge. Nothing here is needed to run Dateline."""
