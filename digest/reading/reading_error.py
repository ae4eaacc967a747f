"""What a reader of content raises: a problem that does not know its file yet."""

from __future__ import annotations

from digest.problems import Problem


class ReadingError(Exception):
    """One thing wrong at one line; what it means and what to do are in Persian."""

    def __init__(self, line: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.code = code
        self.message = message
        self.hint = hint

    def problem(self, path: str) -> Problem:
        """Make the problem of the file at ``path``."""
        return Problem(path, self.line, self.code, self.message, self.hint)
