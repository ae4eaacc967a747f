"""From text to quantities: every number with its unit and what it counts."""
