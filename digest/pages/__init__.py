"""From the arrangement to pages: a mapping of path to bytes."""
