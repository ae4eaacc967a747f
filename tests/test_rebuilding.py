"""One process that builds again and again: what it keeps, what goes before, and how it ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.cli.rebuilding import Rebuilder
from digest.memory.store import Store
from digest.problems import ContentError
from tests.projects import copy_site
from tests.test_build import options

PAGE = "articles/first.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_site("subpath", tmp_path / "site")


@pytest.fixture
def rebuilder(root: Path) -> Iterator[Rebuilder]:
    store = Store(None)
    yield Rebuilder(options(root), store)
    store.close()


def edited(root: Path, name: str = "first.md") -> frozenset[Path]:
    """Edit an article, and give what a watcher would say."""
    path = (root / "content" / "articles" / name).resolve()
    path.write_text(path.read_text("utf-8") + "\nپایان خبر.\n", encoding="utf-8")
    return frozenset((path,))


def test_an_edited_article_goes_before_the_whole(root: Path, rebuilder: Rebuilder) -> None:
    first = rebuilder.whole(frozenset())
    changes = edited(root)
    proof = rebuilder.proof(changes)
    assert proof
    assert "پایان خبر" in proof.pages[PAGE].decode()
    assert "پایان خبر" not in first.pages[PAGE].decode()
    again = rebuilder.proof(edited(root, "second.md"))
    assert again
    assert again.pages[PAGE] == proof.pages[PAGE]
    assert rebuilder.whole(changes).pages[PAGE] == proof.pages[PAGE]


@pytest.mark.parametrize("name", ["content/site.toml", "content/pages/about.md", "theme/site.css"])
def test_nothing_goes_before_where_more_than_articles_has_changed(
    name: str, root: Path, rebuilder: Rebuilder
) -> None:
    rebuilder.whole(frozenset())
    assert not rebuilder.proof(edited(root) | {(root / name).resolve()})


def test_nothing_goes_before_the_first_build(root: Path, rebuilder: Rebuilder) -> None:
    assert not rebuilder.proof(edited(root))


def test_what_is_mended_is_built_after_a_failure(root: Path, rebuilder: Rebuilder) -> None:
    rebuilder.whole(frozenset())
    path = root / "content" / "articles" / "first.md"
    text = path.read_text("utf-8")
    path.write_text("---\n", encoding="utf-8")
    with pytest.raises(ContentError):
        rebuilder.whole(frozenset())
    assert gc.isenabled()
    path.write_text(f"{text}\nدرست شد.\n", encoding="utf-8")
    assert "درست شد" in rebuilder.whole(frozenset()).pages[PAGE].decode()


def test_who_is_told_to_stop_gives_up(root: Path, rebuilder: Rebuilder) -> None:
    rebuilder.whole(frozenset())
    rebuilder.stop()
    rebuilder.whole(frozenset())  # nothing is to be read
    edited(root)
    with pytest.raises(SystemExit):
        rebuilder.whole(frozenset())
    assert gc.isenabled()
