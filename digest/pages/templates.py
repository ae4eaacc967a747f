"""Which templates a template is made of, so that a page knows when it would look different.

Reads the names that stand in the templates; none is worked out while printing.
"""

from __future__ import annotations

import re
from pathlib import Path

from digest.memory.codec import digest_of

_NAMED = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


class Templates:
    """The templates of a folder, by what they hold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[str, str] = {}

    def stamp(self, name: str) -> str:
        """Name the template together with all that it takes in; the same as long as none changes.

        One that is not there has a stamp too: printing it will say what is wrong.
        """
        parts = sorted(self._closure(name))
        return digest_of(*(text for part in parts for text in (part, self._source(part))))

    def stamp_of_all(self) -> str:
        """Name all templates together."""
        names = sorted(path.name for path in self.folder.iterdir() if path.is_file())
        return digest_of(*(text for name in names for text in (name, self._source(name))))

    def mentions(self, name: str, word: str) -> bool:
        """Tell whether the template, or any that it takes in, has ``word`` in it."""
        return any(word in self._source(part) for part in self._closure(name))

    def _closure(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += _NAMED.findall(self._source(one))
        return found

    def _source(self, name: str) -> str:
        if name not in self._sources:
            try:
                self._sources[name] = (self.folder / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                self._sources[name] = ""
        return self._sources[name]
