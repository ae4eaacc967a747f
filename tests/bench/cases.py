"""What happens before a build that is measured: nothing, an edit, or a loss."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from digest.model import JalaliDate
from tests.bench.corpus import MadeUp
from tests.bench.peers import Tool

Shown = tuple[tuple[Path, str], ...]
"""Pages, and the words that have to stand in each after the build."""

_LETTERS = "ابپتجدرزسش"


@dataclass(frozen=True, slots=True)
class State:
    """The articles as made up: the newest, one of the middle, and a trace of each text."""

    newest: MadeUp
    middle: str
    traces: Mapping[str, str]
    turns: count[int] = field(default_factory=count)

    def word(self) -> str:
        """Give a word that was never there, of letters only: every generator shows it as it is."""
        return "نشانه" + "".join(_LETTERS[int(digit)] for digit in str(next(self.turns)))


@dataclass(frozen=True, slots=True)
class Case:
    """What is done before a build, and the ``most`` it may take of the same case of a ``peer``.

    Where the memory is all that is kept, peers have nothing: theirs is the cold build.
    """

    prepare: Callable[[Tool, State], Shown]
    peer: str = ""
    most: float = 0.0
    keeps_memory: bool = False


def _forget(tool: Tool, state: State) -> Shown:
    tool.forget()
    return ()


def _leave(tool: Tool, state: State) -> Shown:
    return ()


def _edit_text(tool: Tool, state: State) -> Shown:
    path, word = tool.source(state.middle), state.word()
    path.write_text(f"{path.read_text('utf-8')}\nاین هم {word} است.\n", encoding="utf-8")
    return ((tool.page(state.middle), word),)


def _edit_title(tool: Tool, state: State) -> Shown:
    slug, word = state.newest.slug, state.word()
    path = tool.source(slug)
    text = re.sub(r"(?m)^title: (['\"]?)", rf"\g<0>{word} ", path.read_text("utf-8"), count=1)
    path.write_text(text, encoding="utf-8")
    return ((tool.page(slug), word), (tool.output / "index.html", word))


def _add(tool: Tool, state: State) -> Shown:
    word = state.word()
    turn = next(state.turns)
    added = replace(
        state.newest,
        slug=f"khabar-{900_000 + turn}",
        title=f"خبر {word}",
        date=JalaliDate(1404, 1 + turn // 28, 1 + turn % 28),
    )
    tool.source(added.slug).write_text(tool.write(added), encoding="utf-8")
    return ((tool.page(added.slug), word), (tool.output / "index.html", word))


def _lose_output(tool: Tool, state: State) -> Shown:
    shutil.rmtree(tool.output)
    return ()


def _lose_pages(tool: Tool, state: State) -> Shown:
    """Remove what is kept of the pages as well, and leave what is remembered of the articles."""
    shutil.rmtree(tool.output)
    for memory in tool.kept:
        shutil.rmtree(memory / "site", ignore_errors=True)
    return ()


def _check_out(tool: Tool, state: State) -> Shown:
    """Leave the memory alone, as a job does that checks the content out: every file is new."""
    shutil.rmtree(tool.output)
    for path in tool.articles.iterdir():
        os.utime(path)
    return ()


CASES = {
    "cold": Case(_forget, "pelican", 1),
    "no change": Case(_leave, "hugo", 1 / 20),
    "text edited": Case(_edit_text, "hugo", 1 / 8),
    "title edited": Case(_edit_title),
    "article added": Case(_add),
    "output deleted": Case(_lose_output, "hugo", 1, keeps_memory=True),
    "every page lost": Case(_lose_pages, keeps_memory=True),
    "checked out anew": Case(_check_out, keeps_memory=True),
}
"""In this order: nothing may be younger than two seconds where nothing has changed."""
