"""Articles, entries and contents made by hand, for tests that read no file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from digest.config import Settings
from digest.memory.codec import digest_of
from digest.model import (
    Area,
    Article,
    Bound,
    Content,
    Entry,
    Indicator,
    JalaliDate,
    Leaf,
    Official,
    Prose,
    Quantity,
    Span,
    Topic,
)
from digest.observations import Observation, read_context
from digest.pages.searchables import Named, searchable_of
from digest.pages.summaries import opening_of
from digest.pages.tables import tabled_of
from digest.persian.bidi import foreign_runs
from digest.quantities import find_quantities
from digest.site import (
    Brief,
    Declared,
    Extract,
    Shelf,
    Site,
    Understood,
    arrange,
    brief_of,
    leading_observations,
    understand,
)

SETTINGS = Settings(
    title="خبرنامهٔ آزمون",
    tagline="خبر و عدد",
    description="گزیدهٔ خبرهای آزمون.",
    articles_per_page=20,
)
PUBLIC = replace(SETTINGS, base_url="https://example.org/digest/")

AREAS = (
    Area("gilan", "گیلان", (), 2, 3),
    Area("yazd", "یزد", (), 4, 6),
    Area("ardabil", "اردبیل", (), 1, 3),
)
TOPICS = (Topic("ab", "آب", "منابع آب و آبیاری"), Topic("kar", "کار"), Topic("khali", "بی‌خبر"))

_SENTENCE = re.compile(r"[^\n.]+\.?")
_TAG = re.compile(r"(</?[a-z][^>]*>)")


def prose(html: str) -> Prose:
    """Make prose of simple HTML, one block a line; tags are kept, text gets its offsets."""
    text = ""
    tokens: list[str | Span] = []
    for line in html.split("\n"):
        text += "\n" if text else ""
        for part in filter(None, _TAG.split(line)):
            if _TAG.fullmatch(part):
                tokens.append(part)
            else:
                tokens.append(Span(len(text), len(text) + len(part)))
                text += part
    sentences = (found for found in _SENTENCE.finditer(text) if found.group().strip())
    return Prose(
        text=text,
        tokens=tuple(tokens),
        sentences=tuple(Span(*_stripped(found)) for found in sentences),
        foreign=foreign_runs(text),
        edits=(),
    )


def _stripped(found: re.Match[str]) -> tuple[int, int]:
    return found.start() + len(found.group()) - len(found.group().lstrip()), found.end()


def article(slug: str = "bandar", html: str = "<p>خبر.</p>", **fields: Any) -> Article:
    given: dict[str, Any] = {
        "title": f"خبر {slug}",
        "date": JalaliDate(1403, 5, 12),
        "path": f"content/articles/{slug}.md",
    }
    return Article(slug=slug, prose=prose(html), **(given | fields))


def quantity(text: str, surface: str, counted: str = "", **fields: Any) -> Quantity:
    start = text.index(surface)
    read = find_quantities(surface)
    value = read[0].value if read else None
    given: dict[str, Any] = {"kind": "count", "value": value, "key": True}
    return Quantity(
        start=start,
        end=start + len(surface),
        surface=surface,
        counted=counted,
        counted_head=counted.partition(" ")[0],
        **(given | fields),
    )


def entry(made: Article | None = None, *surfaces: str) -> Entry:
    """Make an entry whose key quantities are ``surfaces``, each counting the word after it."""
    made = made or article()
    text = made.prose.text
    return Entry(made, tuple(quantity(text, s, _word_after(text, s)) for s in surfaces))


def read(made: Article) -> Entry:
    """Make an entry of an article with the quantities that its text really has."""
    return Entry(made, find_quantities(made.prose.text))


def _word_after(text: str, surface: str) -> str:
    after = text[text.index(surface) + len(surface) :]
    return after.split()[0].rstrip(".،") if after.split() else ""


def arranged(content: Content, entries: Iterable[Entry], settings: Settings) -> Site:
    """Read what the figures of ``entries`` mean and put everything in order."""
    context = read_context(content)
    rows = [_shelved(one, content, understand(one, context)) for one in entries]
    return arrange(content, [brief for brief, *_ in rows], Shelf(rows), settings)


def _shelved(
    made: Entry, content: Content, understood: Understood
) -> tuple[Brief, Understood, Extract]:
    named = Named(
        areas={area.slug: area.name for area in content.areas},
        topics={topic.slug: topic.name for topic in content.topics},
        indicators={one.slug: one.name for one in content.indicators},
    )
    declared = Declared.of(content.indicators, content.areas)
    leading = leading_observations(understood.observations, declared.indicators)
    extract = Extract(
        opening=opening_of(made.article.prose),
        lead=next(iter(leading), None),
        searchable=searchable_of(made, understood.observations, named),
        tabled=tabled_of(understood.article, understood.observations, named.areas),
    )
    brief = brief_of(understood, extract, digest_of(repr(made.article)), declared)
    return brief, understood, extract


def brief(made: Entry, *declared: Indicator) -> Brief:
    """Tell one entry in short, where the ``declared`` indicators are all there are."""
    whole = replace(content(), indicators=declared)
    return _shelved(made, whole, understand(made, read_context(whole)))[0]


def observed(made: Entry) -> tuple[Observation, ...]:
    """Read what the figures of one entry mean, where nothing but areas is declared."""
    return understand(made, read_context(content())).observations


def content(*articles: Article, leaves: tuple[Leaf, ...] = ()) -> Content:
    return Content(articles=articles, leaves=leaves, areas=AREAS, topics=TOPICS, media=())


def sample() -> tuple[Content, tuple[Entry, ...]]:
    """Make a small digest with every kind of article a page has to cope with."""
    ports = article(
        "bandar-anzali",
        "<p>به گفتهٔ مدیر بندر، ۱۲ کشتی در انزلی پهلو گرفت. سهم گیلان ۳۵٪ است.</p>\n"
        "<p>در این مدت ۴ هزار و ۳۰۰ تن گندم با کشتی <strong>Caspian 2</strong> آمد.</p>",
        title="۱۲ کشتی در انزلی پهلو گرفت",
        source="خبرگزاری شمال",
        source_url="https://example.net/news/12",
        area="gilan",
        topics=("kar",),
        official=Official("رضا کریمی", "مدیر بندر انزلی"),
        summary="گزارش بندر انزلی در نیمهٔ نخست سال.",
    )
    wells = article(
        "chah-yazd",
        "<p>در یزد ۸۵ حلقه چاه بسته شد.</p>\n<h2>هزینه</h2>\n<p>هزینه ۳٫۵ میلیارد تومان بود.</p>",
        title="بسته شدن چاه‌های یزد",
        date=JalaliDate(1402),
        date_inferred="متن از «پارسال، ۱۴۰۱» سخن می‌گوید.",
        source="خبرگزاری کویر",
        area="yazd",
        topics=("ab", "kar"),
    )
    undated = article("bi-tarikh", "<p>هوا سرد شد.</p>", title="هوا سرد شد", date=None)
    entries = (
        entry(ports, "۱۲", "۳۵", "۴ هزار و ۳۰۰"),
        Entry(
            wells,
            (
                quantity(wells.prose.text, "۸۵", "حلقه چاه"),
                quantity(
                    wells.prose.text,
                    "۳٫۵ میلیارد",
                    "هزینه",
                    kind="money",
                    unit="تومان",
                    unit_id="toman",
                    bound=Bound.APPROX,
                ),
            ),
        ),
        entry(undated),
    )
    about = Leaf("content/pages/about.md", "about", "درباره", prose("<p>دربارهٔ این خبرنامه.</p>"))
    return content(ports, wells, undated, leaves=(about,)), entries
