"""From articles to the site's arrangement: archive, listings, neighbours."""
