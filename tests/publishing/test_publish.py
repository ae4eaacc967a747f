"""What a publication writes, leaves and removes in an output folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import ContentError
from digest.publishing import Published, publish
from digest.publishing.paths import MANIFEST_NAME
from tests.publishing.crash import files_of

PAGES = {"index.html": b"index", "articles/a.html": b"a", "articles/b.html": b"b"}
AS_ROOT = os.name == "posix" and os.geteuid() == 0


def codes_of(pages: dict[str, bytes], output: Path) -> list[str]:
    with pytest.raises(ContentError) as told:
        publish(pages, output)
    return [problem.code for problem in told.value.problems]


def beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {output.name}


def test_first_publication_makes_all_folders(tmp_path: Path) -> None:
    output = tmp_path / "not" / "yet" / "output"
    assert publish(PAGES, output) == Published(written=3, unchanged=0, removed=0)
    assert files_of(output) == PAGES
    assert not beside(output)


def test_only_changes_are_written(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    past = 1_600_000_000
    for path in PAGES:
        os.utime(output / path, (past, past))
    changed = {"index.html": b"INDEX", "articles/a.html": b"a", "new.html": b"new"}
    assert publish(changed, output) == Published(written=2, unchanged=1, removed=1)
    assert files_of(output) == changed
    assert (output / "articles/a.html").stat().st_mtime == past


def test_nothing_is_touched_when_nothing_changed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    before = [(path, path.stat()) for path in (output, *output.rglob("*"))]
    assert publish(PAGES, output) == Published(written=0, unchanged=3, removed=0)
    now = [(path, path.stat()) for path in (output, *output.rglob("*"))]
    for (path, was), (_, is_now) in zip(before, now, strict=True):
        assert (was.st_ino, was.st_mtime_ns) == (is_now.st_ino, is_now.st_mtime_ns), path


def test_stale_pages_and_emptied_folders_go(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES | {"archive/1397/06.html": b"month"}, output)
    publish({"index.html": b"index"}, output)
    assert {path.name for path in output.iterdir()} == {"index.html", MANIFEST_NAME}


def test_what_was_spoiled_by_hand_is_mended(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    time.sleep(0.02)
    (output / "index.html").write_bytes(b"XXXXX")
    (output / "articles/a.html").write_bytes(b"longer")
    (output / "articles/b.html").unlink()
    assert publish(PAGES, output).written == 3
    assert files_of(output) == PAGES


def test_files_of_the_user_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / ".git/refs/tags").mkdir(parents=True)
    (output / ".git/HEAD").write_bytes(b"ref")
    (output / ".gitkeep").touch()
    (output / "CNAME").write_bytes(b"example.org")
    (output / "link").symlink_to("/nowhere")
    publish(PAGES, output)
    (output / "articles/note.txt").write_bytes(b"mine")
    (output / "CNAME").chmod(0o400)
    publish({"index.html": b"other"}, output)
    assert files_of(output) == {
        "index.html": b"other",
        ".git/HEAD": b"ref",
        ".gitkeep": b"",
        "CNAME": b"example.org",
        "articles/note.txt": b"mine",
    }
    assert (output / ".git/refs/tags").is_dir()
    assert (output / "link").readlink() == Path("/nowhere")
    assert (output / "CNAME").stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ("CNAME", "CNAME"),
        ("CNAME", "cname"),
        ("articles", "articles/a.html"),
        ("Articles", "articles/deep/a.html"),
        ("about/photo.jpg", "about"),
    ],
)
def test_a_wanted_path_that_is_the_users_is_an_error(
    theirs: str, wanted: str, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    (output / theirs).parent.mkdir(parents=True)
    (output / theirs).write_bytes(b"mine")
    assert codes_of({wanted: b"page", "index.html": b""}, output) == ["foreign-file"]
    assert files_of(output) == {theirs: b"mine"}
    assert not beside(output)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside, output = tmp_path / "outside", tmp_path / "output"
    outside.mkdir()
    output.mkdir()
    (output / "articles").symlink_to(outside)
    assert codes_of(PAGES, output) == ["foreign-file", "foreign-file"]
    assert not list(outside.iterdir())


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"format":1,"files":{"CNAME":7}}',
        b'{"format":1,"files":{"CNAME":["hash",11]}}',
        b'{"format":2,"files":{"CNAME":["hash",true]}}',
        b'{"format":2,"files":{"CNAME":[7,11]}}',
    ],
)
def test_a_lost_manifest_takes_nothing_from_the_user(
    manifest: bytes | None, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    (output / "CNAME").write_bytes(b"example.org")
    (output / MANIFEST_NAME).unlink()
    if manifest is not None:
        (output / MANIFEST_NAME).write_bytes(manifest)
    assert publish({**PAGES, "new.html": b"new"}, output).unchanged == 3  # the same bytes: ours
    assert publish({"index.html": b"index"}, output).removed == 3
    assert files_of(output) == {"index.html": b"index", "CNAME": b"example.org"}


def test_many_foreign_files_are_told_at_once(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish({f"{number}.html": b"old" for number in range(50)}, output)
    (output / MANIFEST_NAME).unlink()
    told = codes_of({f"{number}.html": b"new" for number in range(50)}, output)
    assert told == ["foreign-file"] * 11


def test_a_manifest_that_names_files_elsewhere_reaches_none_of_them(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    (tmp_path / "letter.txt").write_bytes(b"dear")
    forged = (output / MANIFEST_NAME).read_text().replace("articles/a.html", "../letter.txt")
    (output / MANIFEST_NAME).write_text(forged)
    publish({"index.html": b"index"}, output)
    assert (tmp_path / "letter.txt").read_bytes() == b"dear"


def test_an_output_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real, output = tmp_path / "elsewhere" / "site", tmp_path / "output"
    output.symlink_to(real)
    publish(PAGES, output)
    publish({"index.html": b"new"}, output)
    assert output.is_symlink()
    assert files_of(real) == {"index.html": b"new"}
    assert not beside(real)


def test_an_output_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"mine")
    assert codes_of(PAGES, tmp_path / "output") == ["not-a-folder"]
    assert (tmp_path / "output").read_bytes() == b"mine"


def test_unsafe_paths_are_told_before_anything_is_written(tmp_path: Path) -> None:
    assert codes_of({"../evil.html": b""}, tmp_path / "output") == ["unsafe-path"]
    assert not list(tmp_path.iterdir())


def test_the_mode_of_the_folder_is_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(PAGES, output)
    output.chmod(0o750)
    publish({}, output)
    assert output.stat().st_mode & 0o777 == 0o750


@contextmanager
def mounted(output: Path, *options: str) -> Iterator[None]:
    output.mkdir()
    command = ["mount", *options, str(output)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(output)], check=True)


@pytest.mark.skipif(not AS_ROOT, reason="mounts as root")
@pytest.mark.parametrize("kind", ["disk", "bind"])
def test_an_output_that_is_a_mount_point(kind: str, tmp_path: Path) -> None:
    output, source = tmp_path / "output", tmp_path / "source"
    source.mkdir()
    options = ("-t", "tmpfs", "tmpfs") if kind == "disk" else ("--bind", str(source))
    with mounted(output, *options):
        publish(PAGES, output)
        (output / "CNAME").write_bytes(b"example.org")
        changed = {"index.html": b"new", "articles": b"a file now"}
        publish(changed, output)
        assert files_of(output) == changed | {"CNAME": b"example.org"}
        assert {path.name for path in output.iterdir()} == {*changed, "CNAME", MANIFEST_NAME}
        assert not beside(output) - {"source"}


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """Yield a folder of a user's own who may not write everywhere."""
    with tempfile.TemporaryDirectory() as folder:
        if AS_ROOT:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            if AS_ROOT:
                os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are not kept there")
@pytest.mark.parametrize("closed", ["", "output"])
def test_a_read_only_folder_is_told_and_left(closed: str) -> None:
    with ordinary_user() as folder:
        output = folder / "output"
        publish(PAGES, output)
        (folder / closed).chmod(0o555)
        told = codes_of({"index.html": b"new"}, output)
        (folder / closed).chmod(0o755)
        assert told == ["no-permission"]
        assert files_of(output) == PAGES
        assert not beside(output)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are not kept there")
def test_read_only_folders_inside_are_no_hindrance() -> None:
    with ordinary_user() as folder:
        output = folder / "output"
        publish(PAGES, output)
        (output / "mine").mkdir()
        (output / "mine/note").write_bytes(b"mine")
        (output / "mine").chmod(0o555)
        (output / "articles").chmod(0o555)
        publish({"index.html": b"new"}, output)
        assert files_of(output) == {"index.html": b"new", "mine/note": b"mine"}
        assert (output / "mine").stat().st_mode & 0o777 == 0o555
        assert not beside(output)
        (output / "mine").chmod(0o755)


NAMES = st.sampled_from(["a", "b", "c/d", "c/e", "c/f/g", "h.html"])
SITES = st.dictionaries(NAMES, st.binary(max_size=3), max_size=6)


@settings(max_examples=25, deadline=None)
@given(sites=st.lists(SITES, min_size=1, max_size=4))
def test_whatever_came_before_the_last_site_stands(sites: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        for site in sites:
            publish(site, output)
        assert files_of(output) == sites[-1]
