"""Which outlet a story comes from: known by name or address, or named after «به گزارش»."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from msgspec import Struct

from digest.importing.scraps import read_data

# The words up to the mark or the word that ends the name: «به گزارش پایگاه خبری X، …».
# Names of ministries have a comma in them: «تعاون، کار و رفاه اجتماعی».
COMMA_NAMES = r"(?:کار و رفاه|معدن و تجارت|تحقیقات و فناوری|درمان و آموزش)"
REPORTED = re.compile(rf"به گزارش\s+(?P<named>(?:[^،؛:.\n]|،(?=\s*{COMMA_NAMES})){{2,100}})")
_PLACE_WORD = r"[^\s،.:–-]+"
DATELINE = re.compile(
    rf"^(?P<city>{_PLACE_WORD}(?: {_PLACE_WORD})?)\s*[-–/]\s*"
    rf"(?:(?P<source>{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}})\s*[-–/:]\s)?"
)
LEADING = re.compile(r"^(?:خبرنگار(?:ان)?|گروه \S+|سرویس \S+|روابط عمومی)\s+")
TRAILING = re.compile(r"\s+(?:از|به نقل|در|روز|مرکز|منطقه|استان|صبح|عصر)\s.*$")
NAMELESS = re.compile(r"^(?:ما|این|خود|خبرنگار(?:ان)?)\b")
FIRST_PARAGRAPHS = 4


class Outlet(Struct, frozen=True):
    """A known outlet: the names texts give it, and a part of its address."""

    names: tuple[str, ...]
    site: str


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Read ``data/sources.toml``."""
    table = tomllib.loads(read_data("sources.toml"))["source"]
    return tuple(Outlet(tuple(row["names"]), row["site"]) for row in table)


def canonical(name: str) -> str:
    """Return the usual name of the outlet that ``name`` means, or ``name`` itself.

    >>> canonical("خبرنگار مهر")
    'خبرگزاری مهر'
    """
    for outlet in load_outlets():
        if name in outlet.names:
            return outlet.names[0]
    return name


def outlet_of_address(url: str) -> str:
    """Return the outlet that an address belongs to, or an empty string."""
    for outlet in load_outlets():
        if outlet.site in url:
            return outlet.names[0]
    return ""


def outlet_of_text(paragraphs: tuple[str, ...]) -> str:
    """Return the outlet that the beginning of a story names, or an empty string.

    >>> outlet_of_text(("به گزارش خبرنگار مهر، باران آمد.",))
    'خبرگزاری مهر'
    """
    named = [found["named"] for each in paragraphs for found in REPORTED.finditer(each)]
    dateline = DATELINE.match(paragraphs[0]) if paragraphs else None
    if dateline and dateline["source"]:
        named.insert(0, dateline["source"])
    beginnings = " ".join((*named, *(part[:200] for part in paragraphs[:FIRST_PARAGRAPHS])))
    for outlet in load_outlets():
        if any(_stands_in(name, beginnings) for name in outlet.names):
            return outlet.names[0]
    return next((name for each in named if (name := _name(each))), "")


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _name(named: str) -> str:
    name = TRAILING.sub("", LEADING.sub("", named.strip())).strip()
    return "" if NAMELESS.match(name) or len(name.split()) > 10 else name


def city_of_dateline(paragraph: str) -> str:
    """Return the city that opens a story: «ارومیه - ایرنا - …».

    >>> city_of_dateline("ارومیه - ایرنا - مدیرکل گفت")
    'ارومیه'
    """
    found = DATELINE.match(paragraph)
    return found["city"] if found else ""
