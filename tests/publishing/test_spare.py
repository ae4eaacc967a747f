"""The spare is the site once more: the next stage is made from it, and the site comes back."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest

from digest.publishing import Published, publish
from digest.publishing.paths import MANIFEST_NAME
from tests.publishing.crash import files_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders aren't exchanged there")

PAGES = {"index.html": b"index", "articles/a.html": b"a", "articles/b.html": b"b"}


class Known:
    """Keys that are the pages themselves, as if every site were remembered."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.now = {path: content.decode() for path, content in pages.items()}
        self.sites: dict[str, Mapping[str, str]] = {}

    def of_site(self, manifest: str) -> Mapping[str, str]:
        return self.sites.get(manifest, {})

    def note(self, manifest: str) -> None:
        self.sites[manifest] = self.now


class Once(dict[str, bytes]):
    """Pages that note which of them were printed."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        super().__init__(pages)
        self.printed: list[str] = []

    def __getitem__(self, path: str) -> bytes:
        self.printed.append(path)
        return super().__getitem__(path)


class Digest:
    """An output folder, its spare, and the keys that are remembered of it."""

    def __init__(self, folder: Path) -> None:
        self.output, self.spare = folder / "output", folder / "memory" / "site"
        self._sites: dict[str, Mapping[str, str]] = {}

    def publish(self, pages: Mapping[str, bytes]) -> tuple[Published, list[str]]:
        """Publish; return what was done and which pages were printed."""
        keys, once = Known(pages), Once(pages)
        keys.sites = self._sites
        return publish(once, self.output, keys, spare=self.spare), sorted(once.printed)

    def numbers(self) -> dict[str, int]:
        """Return the number on the disk of every file of the output."""
        return {path: (self.output / path).stat().st_ino for path in files_of(self.output)}


@pytest.fixture
def digest(tmp_path: Path) -> Digest:
    digest = Digest(tmp_path)
    digest.publish(PAGES)
    return digest


def test_the_spare_has_the_same_files(digest: Digest) -> None:
    for site in (PAGES, {"index.html": b"new", "deep/er/c.html": b"c"}, {}, PAGES):
        digest.publish(site)
        assert files_of(digest.spare) == site
        for path in (*site, MANIFEST_NAME):
            assert (digest.spare / path).samefile(digest.output / path)
        folders = {path.name for path in digest.spare.rglob("*") if path.is_dir()}
        assert folders == {name for path in site for name in path.split("/")[:-1]}


def test_pages_that_stay_are_not_linked_again(digest: Digest) -> None:
    with patch("digest.publishing.stage.os.link") as carried:
        digest.publish(PAGES | {"index.html": b"new"})
    assert [os.path.relpath(call.args[0], digest.output) for call in carried.mock_calls] == [
        "index.html",
        MANIFEST_NAME,
    ]


def test_an_output_that_was_removed_comes_back_without_printing(digest: Digest) -> None:
    numbers = digest.numbers()
    shutil.rmtree(digest.output)
    assert digest.publish(PAGES) == (Published(written=0, unchanged=3, removed=0), [])
    assert digest.numbers() == numbers
    shutil.rmtree(digest.output)
    assert digest.publish(PAGES | {"index.html": b"new"})[1] == ["index.html"]
    assert files_of(digest.output) == PAGES | {"index.html": b"new"}


def test_an_output_of_the_users_files_alone_gets_the_site_back(digest: Digest) -> None:
    shutil.rmtree(digest.output)
    (digest.output / "articles").mkdir(parents=True)
    (digest.output / ".gitkeep").touch()
    (digest.output / "articles/mine.txt").write_bytes(b"mine")
    theirs = {".gitkeep": b"", "articles/mine.txt": b"mine"}
    assert digest.publish(PAGES)[1] == []
    assert files_of(digest.output) == PAGES | theirs
    assert files_of(digest.spare) == PAGES


@pytest.mark.parametrize("theirs", ["articles", "index.html/mine"])
def test_a_users_file_in_the_way_of_the_spare_stays(theirs: str, digest: Digest) -> None:
    shutil.rmtree(digest.output)
    (digest.output / theirs).parent.mkdir(parents=True, exist_ok=True)
    (digest.output / theirs).write_bytes(b"mine")
    digest.publish({"other.html": b"other"})
    assert files_of(digest.output) == {"other.html": b"other", theirs: b"mine"}


def test_what_was_written_through_a_second_name_is_not_taken(digest: Digest) -> None:
    (digest.spare / "index.html").write_bytes(b"forged")
    assert digest.publish(PAGES)[1] == ["index.html"]
    (digest.spare / "articles/a.html").write_bytes(b"forged")
    shutil.rmtree(digest.output)
    digest.publish(PAGES)
    assert files_of(digest.output) == PAGES


def test_a_spare_of_other_files_gives_none_of_them(digest: Digest) -> None:
    shutil.rmtree(digest.spare)
    shutil.copytree(digest.output, digest.spare)
    (digest.spare / "extra.html").write_bytes(b"extra")
    (digest.spare / "articles/a.html").write_bytes(b"z")
    digest.publish(PAGES | {"index.html": b"new"})
    assert files_of(digest.output) == PAGES | {"index.html": b"new"}
    assert files_of(digest.spare) == files_of(digest.output)


def test_files_of_the_user_are_not_in_the_spare(digest: Digest) -> None:
    (digest.output / "CNAME").write_bytes(b"example.org")
    for word in (b"one", b"two"):
        digest.publish(PAGES | {"index.html": word})
        assert (digest.output / "CNAME").read_bytes() == b"example.org"
        assert not (digest.spare / "CNAME").exists()
    (digest.output / "CNAME").unlink()
    digest.publish(PAGES)
    assert files_of(digest.output) == PAGES


def test_without_hard_links_there_is_no_spare(tmp_path: Path) -> None:
    digest = Digest(tmp_path)
    with patch("os.link", side_effect=OSError):
        for word in (b"one", b"two"):
            digest.publish(PAGES | {"index.html": word})
            assert not digest.spare.exists()
    assert files_of(digest.output) == PAGES | {"index.html": b"two"}
    assert {path.name for path in tmp_path.iterdir()} <= {"output", "memory"}
