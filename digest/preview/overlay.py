"""The problems of a failed build as an editor sees them, over the last good page."""

from __future__ import annotations

from html import escape

from digest.persian.numerals import to_persian_digits
from digest.preview.html import OVERLAY_STYLE
from digest.problems import Problem, Severity


def overlay(problems: tuple[Problem, ...]) -> str:
    """Return ``problems`` as HTML to lie over a page; nothing when there are none.

    It folds away by a click, without a script.
    """
    if not problems:
        return ""
    count = to_persian_digits(str(len(problems)))
    items = "".join(f"<li>{_item(problem)}</li>" for problem in problems)
    return (
        f'<link rel="stylesheet" href="{OVERLAY_STYLE}">'
        '<details id="preview-problems" open lang="fa" dir="rtl" role="alert">'
        f"<summary>سایت ساخته نشد: {count} ایراد</summary>"
        f"<ol>{items}</ol>"
        "<p>زیر این پرده آخرین ساخت درست است. با ذخیرهٔ بعدی دوباره ساخته می‌شود.</p></details>"
    )


def whole_page() -> bytes:
    """Return a page for when nothing has been built yet: it only carries the problems."""
    return (
        '<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8">'
        "<title>سایت هنوز ساخته نشده است</title></head><body></body></html>"
    ).encode()


def _item(problem: Problem) -> str:
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    kind = "ایراد" if problem.severity is Severity.ERROR else "هشدار"
    return (
        f'<bdi dir="ltr"><code>{escape(where)}</code></bdi> <small>{kind} '
        f'<bdi dir="ltr"><code>{escape(problem.code)}</code></bdi></small>'
        f"{_lines(problem.message)}{_lines(problem.hint)}"
    )


def _lines(text: str) -> str:
    """Mark up each line with the direction of its own first letter: Persian or technical."""
    return "".join(f'<p dir="auto">{escape(line)}</p>' for line in text.splitlines() if line)
