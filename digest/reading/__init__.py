"""From files to articles: front matter, Markdown, media."""
