"""What a template failed at, told as a problem: its line, what is wrong there, and what to do.

Jinja puts the lines of templates into tracebacks; the innermost one is told.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from traceback import FrameSummary

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from digest.pages.page import Page
from digest.problems import Problem

_KINDS: tuple[tuple[type[Exception], str, str, str], ...] = (
    (
        TemplateSyntaxError,
        "template-syntax",
        "این قالب درست نوشته نشده است",
        "این سطر را درست کنید؛ شاید آنچه پیش از آن باز شده بسته نشده باشد",
    ),
    (
        TemplateNotFound,
        "template-missing",
        "قالبی که خواسته شده پیدا نشد",
        "نام آن را درست کنید، یا آن را در پوشهٔ templates بگذارید",
    ),
    (
        UndefinedError,
        "template-name",
        "این سطر نامی را می‌خواند که اینجا شناخته نیست",
        "نام را درست کنید، یا پیش از خواندنش با is defined بپرسید که هست یا نه",
    ),
    (
        Exception,
        "template-failed",
        "این قالب هنگام چاپ صفحه به خطا رسید",
        "این سطر را چنان بنویسید که برای این صفحه هم درست باشد",
    ),
)
"""The first kind that fits an error, with its code, what is wrong, and what to do."""


def problem_of(error: Exception, templates: Path, page: Page) -> Problem:
    """Tell what went wrong when ``page`` was printed with the ``templates`` of a folder.

    Where no line is to blame, as of a template that is not there, it is told of
    the template of the page.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    path = Path(lines[-1].filename) if lines else templates / page.template
    _, code, what, hint = next(kind for kind in _KINDS if isinstance(error, kind[0]))
    return Problem(
        path=path.relative_to(templates.parent).as_posix(),
        line=lines[-1].lineno or 0 if lines else 0,
        code=code,
        message=f"{what}:\n{page.path}: {_detail(error, frames[-1])}",
        hint=hint,
    )


def _detail(error: Exception, innermost: FrameSummary) -> str:
    """Give the error's own words; of one that is not Jinja's, also the place in the program."""
    if isinstance(error, TemplateError):
        return str(error)
    place = f"{Path(innermost.filename).name}:{innermost.lineno}"
    return f"{type(error).__name__}: {error} ({place})"
