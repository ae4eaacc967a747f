"""A scrap to a draft: the story is read, its spaces are mended, its facts are proposed."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct, structs

from digest.importing.draft import Draft, Field
from digest.importing.headlines import derive_headline, summarise
from digest.importing.moments import Moment, infer_year
from digest.importing.officials import find_official
from digest.importing.outlets import canonical, outlet_of_address, outlet_of_text
from digest.importing.questions import find_typos
from digest.importing.scraps import Scrap, ScrapError
from digest.importing.story import Story, read_story
from digest.importing.subjects import find_area, find_topics
from digest.model import Area, Topic
from digest.persian.characters import fold, without_forbidden
from digest.persian.numerals import format_number, to_persian_digits
from digest.persian.slugs import slugify
from digest.persian.spacing import Certainty, Kind, compare, repair

KIND_NAMES = {
    Kind.LOST_SPACE: "فاصلهٔ افتاده",
    Kind.LOST_HALF_SPACE: "نیم‌فاصلهٔ افتاده",
    Kind.TORN_WORD: "فاصله به جای نیم‌فاصله",
    Kind.STRAY_SPACE: "فاصلهٔ زیادی",
    Kind.STRAY_HALF_SPACE: "نیم‌فاصلهٔ زیادی",
    Kind.LETTER: "حرف عربی",
}
PERSIAN = re.compile("[\u0621-\u06cc]")
# Marks that Markdown would take for itself: at a line's head, and stars and ticks anywhere.
HEAD_MARK = re.compile(r"^(?=(?:#{1,6}|[>*+-])\s)")
INNER_MARK = re.compile(r"(?=[*`])")


class Words(Struct, frozen=True):
    """What the site knows: its areas and topics, and the spellings its editor keeps."""

    areas: tuple[Area, ...]
    topics: tuple[Topic, ...]
    keep: tuple[str, ...] = ()


class _Mended(Struct, frozen=True):
    """A story with its spaces mended, and the text as it was."""

    title: str
    paragraphs: tuple[str, ...]
    before: str
    after: str


def make_draft(scrap: Scrap, origin: str, words: Words) -> Draft:
    """Propose an article for ``scrap``; raises ScrapError when it has no text."""
    story = read_story(structs.replace(scrap, lines=tuple(map(without_forbidden, scrap.lines))))
    if not story.paragraphs:
        raise ScrapError("no-text", "متنی برای خبر پیدا نشد")
    if not any(map(PERSIAN.search, story.paragraphs)):
        raise ScrapError("no-text", "متن این خبر فارسی نیست")
    given = _given_title(scrap, story)
    paragraphs = story.paragraphs if given == story.title else _without_title(story, given)
    mended = _mend(given, paragraphs, words.keep)
    title = mended.title or derive_headline(mended.paragraphs)
    fields = (
        _title_field(title, given=bool(given)),
        *_date_fields(story.moment, mended.after),
        *_source_fields(scrap, story, mended.paragraphs),
        *_subject_fields(title, mended.paragraphs, words),
        Field("summary", summarise(mended.paragraphs), "خلاصه از بند نخست برداشته شد."),
    )
    report = (*_changes(mended), *_removals(story))
    questions = (*story.faults, *_questions(mended, fields))
    body = "\n\n".join(map(_as_markdown, mended.paragraphs))
    return Draft(origin, slugify(title), fields, body, report, questions)


def _title_field(title: str, *, given: bool) -> Field:
    if given:
        return Field("title", title)
    return Field("title", title, "عنوان در متن نبود و از جمله‌های آن ساخته شد.", doubtful=True)


def _given_title(scrap: Scrap, story: Story) -> str:
    """Return the title that metadata or the text's heading lines give, with its kicker."""
    if scrap.title and fold(scrap.title) not in fold(story.title):
        return scrap.title
    return story.title


def _without_title(story: Story, title: str) -> tuple[str, ...]:
    """Put heading lines that are not the title back above the text."""
    extra = tuple(each for each in story.headings if each.strip() != title.strip())
    return (*extra, *story.paragraphs)


def _mend(title: str, paragraphs: tuple[str, ...], keep: tuple[str, ...]) -> _Mended:
    """Mend title and text together, so that a name that comes in both is left alone."""
    before = "\n\n".join((title, *paragraphs))
    after = repair(before, keep=keep)
    mended, *rest = after.split("\n\n")
    return _Mended(mended.strip(), tuple(part.strip() for part in rest), before, after)


def _date_fields(moment: Moment | None, text: str) -> tuple[Field, ...]:
    if moment is not None:
        when = moment.when
        clock = f" {when.time:%H:%M}" if when.time else ""
        written = f"{when.year:04}-{when.month:02}-{when.day:02}{clock}"
        note = f"تاریخ از «{to_persian_digits(moment.written)}» خوانده شد."
        doubt = f"\n{moment.doubt}." if moment.doubt else ""
        return (Field("date", written, note + doubt, doubtful=bool(doubt)),)
    inferred = infer_year(text)
    if inferred:
        year, reason = inferred
        note = "متن تاریخ ندارد؛ سال از نام آن حدس زده شد."
        return (Field("date", str(year), note, doubtful=True), Field("date_inferred", reason))
    return (Field("date", "", "متن تاریخ ندارد؛ خالی یعنی «بی‌تاریخ».", doubtful=True),)


def _source_fields(scrap: Scrap, story: Story, paragraphs: tuple[str, ...]) -> tuple[Field, ...]:
    framed = scrap.source or story.source
    source = outlet_of_address(scrap.url) or (framed and canonical(repair(framed)))
    field = Field("source", source)
    if not source:
        named = canonical(outlet_of_text(paragraphs))
        note = "منبع از متن خوانده شد." if named else "منبع در متن نیامده است."
        field = Field("source", named, note, doubtful=not named)
    fields = [field]
    if scrap.url:
        fields.append(Field("source_url", scrap.url))
    if scrap.author:
        fields.append(Field("author", repair(scrap.author)))
    return tuple(fields)


def _subject_fields(title: str, paragraphs: tuple[str, ...], words: Words) -> tuple[Field, ...]:
    fields = [_area_field(find_area(title, paragraphs, words.areas))]
    official = find_official(paragraphs, words.areas)
    if official:
        person = (("name", official.name), ("office", official.office))
        fields.append(Field("official", person, "نام و سمت از متن خوانده شد.", doubtful=True))
    topics = find_topics(title, paragraphs, words.topics)
    named = "، ".join(topic.name for topic in topics)
    note = "موضوع‌ها پیشنهادی است." if topics else "موضوعی از فهرست سایت در متن نبود."
    fields.append(Field("topics", named, note))
    return tuple(fields)


def _area_field(area: Area | None) -> Field:
    if area is None:
        return Field("area", "", "استان از متن برنیامد.", doubtful=True)
    return Field("area", area.name, "استان از نام‌های متن برداشته شد.")


def _changes(mended: _Mended) -> tuple[str, ...]:
    counted = Counter(each.kind for each in compare(mended.before, mended.after))
    return tuple(
        f"{KIND_NAMES[kind]}: {format_number(number)} جا" for kind, number in counted.most_common()
    )


def _removals(story: Story) -> tuple[str, ...]:
    removed = tuple(f"برداشته شد: «{line.strip()[:60]}»" for line in story.removed)
    if story.joined:
        return (*removed, f"سطرهای بریدهٔ پیوسته: {format_number(story.joined)}")
    return removed


def _questions(mended: _Mended, fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Tell what a person should look at: doubtful repairs, likely typos, guesses."""
    doubtful = {
        (each.word, each.mended)
        for each in compare(mended.before, mended.after)
        if each.certainty is Certainty.LIKELY
    }
    return (
        *(f"«{word}» را «{new}» خواندیم" for word, new in sorted(doubtful)),
        *(f"«{word}» شاید «{meant}» باشد" for word, meant in find_typos(mended.after)),
        *(_question(field) for field in fields if field.doubtful),
    )


def _question(field: Field) -> str:
    value = (
        field.value if isinstance(field.value, str) else "، ".join(v for _, v in field.value if v)
    )
    note = field.note.replace("\n", " ")
    return f"{field.key}: {value or '—'} ({note.rstrip('.')})"


def _as_markdown(paragraph: str) -> str:
    """Keep marks of Markdown that a text happens to have from being read as such."""
    head = HEAD_MARK.match(paragraph) and paragraph[0] not in "*`"
    return ("\\" if head else "") + INNER_MARK.sub(r"\\", paragraph)
