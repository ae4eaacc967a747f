"""What only shows when all articles are together: names, addresses and references that clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.model import Article, Content, Topic
from digest.problems import Problem, Severity
from digest.reading.articles import ReadArticle
from digest.reading.fields import nearest
from digest.reading.paths import MEDIA, TOPICS


def disagreements(
    articles: Sequence[ReadArticle], topics: tuple[Topic, ...], content: Content
) -> Iterator[Problem]:
    """Find what of ``articles`` doesn't go with the rest of ``content``, or with one another.

    ``topics`` are those that the editor has declared.
    """
    yield from _undeclared_topics(articles, topics)
    yield from _twice_named(articles)
    yield from _lost_references(articles, content)


def _undeclared_topics(
    articles: Sequence[ReadArticle], declared: tuple[Topic, ...]
) -> Iterator[Problem]:
    slugs = {topic.slug for topic in declared}
    names = [topic.name for topic in declared]
    for one in articles:
        for topic in one.topics:
            if topic.slug not in slugs and one.article:
                near = nearest(topic.name, names)
                hint = f"شاید: {near}" if near else "اگر ماندنی است در آن بنویسید"
                message = f"موضوع «{topic.name}» در {TOPICS} نیست"
                line = one.lines["topics"]
                yield Problem(one.article.path, line, "new-topic", message, hint, Severity.WARNING)


def _twice_named(articles: Sequence[ReadArticle]) -> Iterator[Problem]:
    """Find articles that would be published at one address."""
    # Some file systems take two names that differ in case for one.
    first: dict[str, Article] = {}
    for one in articles:
        if one.article:
            other = first.setdefault(one.article.slug.casefold(), one.article)
            if other is not one.article:
                message = f"نشانی «{one.article.slug}» را {other.path} هم دارد"
                hint = "به یکی از آن‌ها slug دیگری بدهید"
                line = one.lines.get("slug", 0)
                yield Problem(one.article.path, line, "same-slug", message, hint)


def _lost_references(articles: Sequence[ReadArticle], content: Content) -> Iterator[Problem]:
    """Find related articles and images that are not there."""
    slugs = {article.slug for article in content.articles}
    media = {asset.path for asset in content.media}
    for one in articles:
        article = one.article
        if not article:
            continue
        for slug in set(article.related) - slugs:
            near = nearest(slug, slugs)
            hint = f"شاید: {near}" if near else "نشانی (slug) خبری از همین سایت را بنویسید"
            message = f"خبر مرتبط «{slug}» پیدا نشد"
            yield Problem(article.path, one.lines["related"], "lost-related", message, hint)
        if article.image and f"media/{article.image}" not in media:
            message = f"تصویر «{article.image}» در {MEDIA} نیست"
            hint = "تصویر را در آن پوشه بگذارید یا image را پاک کنید"
            yield Problem(article.path, one.lines["image"], "lost-image", message, hint)
