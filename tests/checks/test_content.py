from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.build import Options
from digest.checks.content import check_content
from digest.checks.housekeeping import LARGEST_IMAGE, heavy_images
from digest.checks.material import Material
from digest.config import Settings
from digest.model import Asset, Content
from digest.problems import Severity
from digest.reading.content import Surroundings, read_surroundings

PROJECT = Path(__file__).resolve().parent.parent.parent
SITES = PROJECT / "tests" / "sites"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def told(root: Path) -> str:
    checked = check_content(Options(root=root, design=PROJECT, now=NOW, drafts=True))
    return "".join(f"{problem}\n" for problem in sorted(checked.problems))


def test_an_untidy_site_is_told_of_everything_at_once() -> None:
    expected = (SITES / "untidy" / "expected.txt").read_text(encoding="utf-8")
    assert told(SITES / "untidy") == expected


def test_errors_and_warnings_come_in_one_run() -> None:
    errors = (SITES / "broken" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert set(errors) <= set(told(SITES / "broken").splitlines())


def test_the_content_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def read_noted(root: Path) -> Surroundings:
        read.append(root)
        return read_surroundings(root)

    monkeypatch.setattr("digest.build.read_surroundings", read_noted)
    told(SITES / "untidy")
    assert read == [SITES / "untidy"]


def test_the_published_content_has_no_slip_of_its_own() -> None:
    checked = check_content(Options(root=PROJECT, design=PROJECT, now=NOW))
    serious = [p for p in checked.problems if p.severity is not Severity.NOTE]
    # The sources themselves are garbled or wrong there, and their words are not ours to change.
    assert [(problem.path.rpartition("/")[2], problem.code) for problem in sorted(serious)] == [
        ("khorasan-jonubi-taavon.md", "sum"),
        ("lorestan-karafarini.md", "doubtful-figure"),
    ]


@pytest.mark.parametrize(("size", "found"), [(LARGEST_IMAGE, 0), (LARGEST_IMAGE + 1, 1)])
def test_a_picture_too_large_for_a_phone_is_told(size: int, found: int) -> None:
    media = (Asset("media/a.jpg", b"x" * size), Asset("media/a.pdf", b"x" * size))
    content = Content((), (), (), (), media)
    material = Material(Settings("الف"), content, {}, {}, (), NOW)
    assert len(list(heavy_images(material))) == found
