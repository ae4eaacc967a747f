"""From scraped text to an article file."""
