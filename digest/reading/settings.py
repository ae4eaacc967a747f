"""``content/site.toml``: the site's settings, checked key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import structs

from digest.config import Settings
from digest.drawing import LIBRARY, is_installed
from digest.problems import Problem, Severity
from digest.reading.tables import Table, is_of_kind, key_faults

_KINDS = {str: str, int: int, bool | None: bool}
"""What TOML has for the type of a setting."""


def read_settings(table: Table) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the site's settings; whatever is wrong keeps its default beside a problem."""
    kinds = {field.name: _KINDS[field.type] for field in structs.fields(Settings)}
    problems = key_faults(table, table.values, kinds)
    good: dict[str, Any] = {
        key: value
        for key, value in table.values.items()
        if key in kinds and is_of_kind(value, kinds[key])
    }
    if not table.values.get("title"):
        message = "نام سایت (title) نیامده است"
        problems.append(Problem(table.path, table.line_of("title"), "no-title", message))
    settings = Settings(**{"title": "", **good})
    if settings.base_url:
        settings = structs.replace(settings, base_url=settings.base_url.rstrip("/") + "/")
    faults = dict(_faults(settings))
    problems += [
        Problem(table.path, table.line_of(key), "bad-setting", message)
        for key, message in faults.items()
    ]
    defaults = Settings(title="")
    settings = structs.replace(settings, **{key: getattr(defaults, key) for key in faults})
    return settings, (*problems, *_unmet(table, settings))


def _faults(settings: Settings) -> Iterator[tuple[str, str]]:
    """Tell the keys whose values can't be used, and why."""
    if settings.base_url and not re.fullmatch(r"https?://[^\s?#]+", settings.base_url):
        yield "base_url", "نشانی سایت باید با https:// آغاز شود"
    try:
        ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last of a folder, as «Asia» is
        yield "time_zone", f"منطقهٔ زمانی «{settings.time_zone}» شناخته نیست"
    if settings.articles_per_page < 1:
        yield "articles_per_page", "در هر صفحه دست‌کم یک خبر می‌آید"


def _unmet(table: Table, settings: Settings) -> list[Problem]:
    """Find what the editor asks for and this machine can't do."""
    if not settings.social_cards or is_installed():
        return []
    line = table.line_of("social_cards")
    message = f"تصویر هم‌رسانی ساخته نمی‌شود، چون کتابخانهٔ {LIBRARY} نصب نیست"
    hint = f"نصب: pip install {LIBRARY}، یا social_cards = false"
    return [Problem(table.path, line, "no-library", message, hint, Severity.WARNING)]
