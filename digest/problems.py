"""Problems: what a person must know about the content, as data.

Every stage collects problems instead of raising at the first one, so that a
run can tell all of them at once. Exceptions are for bugs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters.

    An error stops the build; a warning is probably a slip; a note is something
    an editor may want to know of, and may be as it should be.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one place of the content.

    ``path`` is relative to the project with forward slashes; ``line`` counts
    from 1, or is 0 when the problem is of the whole file. ``code`` is a stable
    English slug for machines; ``message`` says what is wrong and why, and
    ``hint`` what to do, both in Persian for the editor.

    >>> print(Problem("content/articles/a.md", 3, "unknown-key", "کلید «titel» شناخته نیست."))
    content/articles/a.md:3: error[unknown-key]: کلید «titel» شناخته نیست.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{where}: {self.severity}[{self.code}]: {self.message}"
        return f"{text}\n    {self.hint}" if self.hint else text


class ContentError(Exception):
    """The content can't be built; carries every problem that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Tell whether any of ``problems`` stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
