"""One observation as one row of plain values, and what each field of it means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from digest.model import Article, JalaliDate
from digest.observations import Observation, Period, Place
from digest.site.coverage import first_day, last_day

Row = dict[str, str | bool | None]


class Field(Struct, frozen=True):
    """A column: its name, its type in a table schema, and its meaning for readers."""

    name: str
    type: str
    title: str
    description: str

    @property
    def schema(self) -> dict[str, object]:
        """The field as a table schema has it."""
        schema: dict[str, object] = {
            "name": self.name,
            "type": self.type,
            "title": self.title,
            "description": self.description,
        }
        return schema | ({"constraints": {"required": True}} if self.name in _REQUIRED else {})


_REQUIRED = frozenset({"id", "value", "article", "quote"})

OWN = (
    Field("id", "string", "شناسه", "نام پایدار این عدد در همهٔ ساخت‌های سایت"),
    Field("indicator", "string", "شاخص", "نام لاتین شاخص؛ خالی یعنی عدد در هیچ شاخصی نمی‌گنجد"),
    Field("label", "string", "عنوان", "آنچه شمرده یا سنجیده شده است؛ در هر شاخص، نام آن"),
    Field("area", "string", "استان", "نام لاتین استان؛ خالی یعنی استان دانسته نیست"),
    Field("area_name", "string", "نام استان", "نام فارسی استان"),
    Field("area_words", "string", "جای دیگر", "واژه‌هایی که جایی جز استان را می‌گویند: کشور، جهان"),
    Field("period_words", "string", "دوره", "واژه‌هایی از متن که زمان را می‌گویند"),
    Field("period_start", "string", "آغاز دوره", "سال، ماه یا روز خورشیدی، مانند 1402-06"),
    Field("period_end", "string", "پایان دوره", "سال، ماه یا روز خورشیدی، مانند 1402-06"),
    Field("period_basis", "string", "پایهٔ دوره", "stated، relative، current، unresolved یا none"),
    Field("period_inferred", "boolean", "دورهٔ برآوردی", "آیا دوره از تاریخی برآوردی شمرده شده است"),
    Field("date_from", "date", "از روز", "نخستین روز دوره به میلادی"),
    Field("date_to", "date", "تا روز", "واپسین روز دوره به میلادی"),
    Field("value", "number", "مقدار", "عدد در واحدی که آمده است؛ برای بازه، سر پایین آن"),
    Field("value_high", "number", "سر بالای بازه", "تنها برای بازه‌ها"),
    Field("unit", "string", "واحد", "نام واحد برای مقایسه، مانند toman و person"),
    Field("unit_name", "string", "نام واحد", "نام فارسی واحد"),
    Field("bound", "string", "کران", "eq یا ge یا gt یا le یا lt یا approx"),
    Field("kind", "string", "گونه", "count یا money یا percent یا ratio یا measure"),
    Field("change", "string", "دگرگونی", "up یا down، اگر عدد اندازهٔ افزایش یا کاهش است"),
    Field("written", "string", "به نوشتهٔ متن", "عدد همان‌گونه که در متن آمده است"),
    Field("in_words", "string", "به زبان مردم", "عدد با واحد و کران، مانند ۶٫۹ میلیارد تومان"),
    Field("planned", "boolean", "برنامه", "آیا برنامه یا پیش‌بینی است"),
    Field("part_of", "string", "بخشی از", "شناسهٔ عددی که این بخشی از آن است"),
    Field("flags", "string", "تردیدها", "نام‌های لاتین تردیدها، با فاصله"),
    Field("checked", "boolean", "بازبینی‌شده", "آیا کسی آن را با متن سنجیده است"),
    Field("official_name", "string", "گوینده", "نام مسئولی که عدد را گفته است"),
    Field("official_office", "string", "سمت گوینده", "سمت آن مسئول"),
)  # fmt: skip
"""What a row says of the observation itself."""

OF_ARTICLE = (
    Field("article", "string", "خبر", "نام لاتین خبر"),
    Field("article_title", "string", "عنوان خبر", "عنوان خبر"),
    Field("article_date", "string", "تاریخ خبر", "تاریخ خورشیدی خبر، تا آنجا که دانسته است"),
    Field("article_date_inferred", "boolean", "تاریخ برآوردی", "آیا تاریخ خبر برآورد شده است"),
    Field("source", "string", "منبع", "رسانه‌ای که خبر از آن است"),
)
"""What all observations of an article have in common."""

OF_SENTENCE = (
    Field("quote", "string", "جمله", "جمله‌ای که عدد در آن آمده است"),
    Field("address", "string", "نشانی", "نشانی جمله در سایت"),
)
"""What all observations of a sentence have in common."""

FIELDS = (*OWN, *OF_ARTICLE, *OF_SENTENCE)


def own_row(observation: Observation, areas: Mapping[str, str]) -> Row:
    """Return the fields of ``OWN``; what is not known is empty or ``None``.

    ``areas`` has the names of areas by their slugs.
    """
    official = observation.official
    return {
        **_measured(observation, areas),
        **_dated(observation.period),
        **_valued(observation),
        "planned": "planned" in observation.flags,
        "part_of": observation.whole,
        "flags": " ".join(observation.flags),
        "checked": observation.checked,
        "official_name": official.name if official else "",
        "official_office": official.office if official else "",
    }


def article_row(article: Article) -> Row:
    """Return the fields of ``OF_ARTICLE``."""
    return {
        "article": article.slug,
        "article_title": article.title,
        "article_date": jalali_text(article.date),
        "article_date_inferred": bool(article.date_inferred),
        "source": article.source,
    }


def _measured(observation: Observation, areas: Mapping[str, str]) -> Row:
    return {
        "id": observation.id,
        "indicator": observation.indicator,
        "label": observation.label,
        "area": observation.area,
        "area_name": areas.get(observation.area, ""),
        "area_words": observation.reach.words,
    }


@lru_cache(1024)
def _dated(period: Period) -> Row:
    """Tell a period; most observations share theirs with many others."""
    first, last = first_day(period.start), last_day(period.end)
    return {
        "period_words": period.words,
        "period_start": jalali_text(period.start),
        "period_end": jalali_text(period.end),
        "period_basis": str(period.basis),
        "period_inferred": period.inferred,
        "date_from": first.isoformat() if first else None,
        "date_to": last.isoformat() if last else None,
    }


def _valued(observation: Observation) -> Row:
    amount = observation.amount
    low, high = amount.value if isinstance(amount.value, tuple) else (amount.value, None)
    return {
        "value": f"{low:f}",
        "value_high": None if high is None else f"{high:f}",
        "unit": amount.unit,
        "unit_name": amount.unit_name,
        "bound": str(amount.bound),
        "kind": observation.kind,
        "change": observation.change,
        "written": observation.place.surface,
        "in_words": amount.natural,
    }


def quoted(article: Article, place: Place) -> str:
    """Return the sentence that a figure stands in; for one in the title, that is the title."""
    span = place.sentence
    text = article.title if place.in_title else article.prose.text[span.start : span.end]
    return " ".join(text.split())


def jalali_text(day: JalaliDate | None) -> str:
    """Write a Jalali date for machines, as precise as it is known.

    >>> jalali_text(JalaliDate(1402, 6)), jalali_text(None)
    ('1402-06', '')
    """
    if day is None:
        return ""
    parts = (day.year, day.month, day.day)
    return "-".join(f"{part:02}" for part in parts if part is not None)
