"""What the plain settings go on with: all lists and feeds that Pelican has by itself."""

AUTHOR_URL = "sources/{slug}/"
AUTHOR_SAVE_AS = "sources/{slug}/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "archive/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"

PAGINATED_TEMPLATES = dict.fromkeys(("index", "category", "tag", "author", "period_archives"))
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "areas/{slug}/feed.xml", "areas/{slug}/rss.xml"
TAG_FEED_ATOM, TAG_FEED_RSS = "topics/{slug}/feed.xml", "topics/{slug}/rss.xml"
