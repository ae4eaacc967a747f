"""Persian text itself: letters, digits, dates, order, spacing. Pure functions only."""
