"""The site's settings: ``content/site.toml``, each with its meaning beside it."""

from __future__ import annotations

from msgspec import Struct


class Settings(Struct, frozen=True):
    """What an editor sets once for the whole site.

    ``base_url`` is the public address with a slash at its end, or empty when
    it is not known; only canonical links, feeds, the site map and 404 need it.
    ``short_title`` is what fits below an icon on a telephone.
    ``social_cards`` draws a picture of each article for where its link is
    shared; left unset, it does so when the library for it is installed.
    """

    title: str
    short_title: str = ""
    tagline: str = ""
    description: str = ""
    publisher: str = ""
    base_url: str = ""
    time_zone: str = "Asia/Tehran"
    articles_per_page: int = 20
    social_cards: bool | None = None
