"""All lists and feeds that this program makes too, as far as Pelican has them by itself."""

SITENAME = AUTHOR = "خبرنامه"
SITEURL = "https://example.org"
TIMEZONE = "Asia/Tehran"
DEFAULT_LANG = "fa"
PATH = "content"
ARTICLE_PATHS = ["articles"]
OUTPUT_PATH = "output"
THEME = "theme"
USE_FOLDER_AS_CATEGORY = False
SLUGIFY_USE_UNICODE = True
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": dict[str, str]()}}

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
CATEGORY_URL = "areas/{slug}/"
CATEGORY_SAVE_AS = "areas/{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
AUTHOR_URL = "sources/{slug}/"
AUTHOR_SAVE_AS = "sources/{slug}/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "archive/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"

DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = dict.fromkeys(("index", "category", "tag", "author", "period_archives"))
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM, FEED_ALL_RSS = "feed.xml", "rss.xml"
CATEGORY_FEED_ATOM, CATEGORY_FEED_RSS = "areas/{slug}/feed.xml", "areas/{slug}/rss.xml"
TAG_FEED_ATOM, TAG_FEED_RSS = "topics/{slug}/feed.xml", "topics/{slug}/rss.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
