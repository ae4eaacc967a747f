"""As little as makes the page kinds that are compared."""

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
AUTHOR_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None}
PAGINATION_PATTERNS = [(1, "/", "index.html"), (2, "/page/{number}/", "page/{number}/index.html")]

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
