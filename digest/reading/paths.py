"""Where the parts of the content lie, below the project's root."""

from __future__ import annotations

SETTINGS = "content/site.toml"
AREAS = "content/areas.toml"
TOPICS = "content/topics.toml"
INDICATORS = "content/indicators.toml"
ARTICLES = "content/articles"
LEAVES = "content/pages"
MEDIA = "content/media"
WORDS = "content/words.toml"
