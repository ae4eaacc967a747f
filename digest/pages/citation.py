"""How an article is cited: its title, who published it first, when, and where it was read."""

from __future__ import annotations

from digest.model import Article
from digest.persian.calendar import human_date, without_time

_INNER_QUOTES = str.maketrans("«»", "‹›")


def citation(article: Article, digest: str) -> str:
    """Write the citation of ``article`` as it is read in ``digest``, without the address.

    A title that quotes has its own quotes inside those of the citation:
    «گزارش ‹هفتهٔ تعاون›»، خبرگزاری مهر، ۱۱ شهریور ۱۴۰۴، در خبرنامهٔ تعاون.
    """
    title = article.title.translate(_INNER_QUOTES)
    parts = (f"«{title}»", article.author, article.source, _date(article), f"در {digest}")
    return "، ".join(filter(None, parts)) + "."


def _date(article: Article) -> str:
    if article.date is None:
        return "بی‌تاریخ"
    day = human_date(without_time(article.date))
    return f"{day} (تاریخ برآوردی)" if article.date_inferred else day
