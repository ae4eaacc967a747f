"""A new article's file, ready to be written in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.persian.calendar import from_gregorian
from digest.persian.slugs import slugify
from digest.problems import ContentError, Problem
from digest.reading.nodes import quoted
from digest.reading.paths import ARTICLES

_TEMPLATE = """\
---
title: {title}
date: {year:04}-{month:02}-{day:02}
source:
area:
topics:
---

"""


def new_article(root: Path, title: str, now: datetime, zone: str) -> Path:
    """Make the file of an article with ``title``, dated to ``now`` in ``zone``; never over another.

    Raises ContentError when the title makes no file name or the file is there.
    """
    slug = slugify(title)
    path = root / ARTICLES / f"{slug}.md"
    name = path.relative_to(root).as_posix()
    if not slug:
        raise ContentError(
            (Problem("build.py new", 0, "no-slug", "عنوان باید حرف یا رقمی داشته باشد"),)
        )
    when = from_gregorian(now.astimezone(ZoneInfo(zone)).date())
    text = _TEMPLATE.format(
        title=quoted(title.strip()), year=when.year, month=when.month, day=when.day
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        hint = "عنوان دیگری بدهید یا همان پرونده را ویرایش کنید"
        problem = Problem(name, 0, "exists", "این پرونده از پیش هست", hint)
        raise ContentError((problem,)) from None
    return path
