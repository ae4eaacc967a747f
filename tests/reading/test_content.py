from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.config import Settings
from digest.model import JalaliDate
from digest.problems import Problem, Severity
from tests.contents import read_content

SITES = Path(__file__).resolve().parent.parent / "sites"
PROJECT = SITES.parent.parent


def told(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{problem}\n" for problem in sorted(problems))


@pytest.mark.parametrize("site", ["broken", "colliding", "refused"])
def test_a_broken_site_tells_all_its_problems_at_once(site: str) -> None:
    expected = (SITES / site / "expected.txt").read_text(encoding="utf-8")
    assert told(read_content(SITES / site).problems) == expected


def test_a_minimal_site_needs_one_setting_and_one_article() -> None:
    reading = read_content(SITES / "minimal")
    assert reading.problems == ()
    (article,) = reading.content.articles
    assert (article.slug, article.title) == ("first", "خبر نخست")
    assert article.date == JalaliDate(1403, 2, 31)


def test_the_published_content_has_no_problem() -> None:
    reading = read_content(PROJECT)
    assert reading.problems == ()
    assert len(reading.content.areas) == 31
    assert len({(area.row, area.column) for area in reading.content.areas}) == 31


def test_a_folder_without_settings_says_what_to_write(tmp_path: Path) -> None:
    (problem,) = (p for p in read_content(tmp_path).problems if p.severity is Severity.ERROR)
    assert (problem.path, problem.code) == ("content/site.toml", "no-settings")


@pytest.mark.parametrize(
    ("settings", "code", "line"),
    [
        ('title = "الف"\nbase_url = "example.com"', "bad-setting", 2),
        ('title = "الف"\ntime_zone = "Asia/Nowhere"', "bad-setting", 2),
        ('title = "الف"\ntime_zone = "Asia"', "bad-setting", 2),
        ('title = "الف"\narticles_per_page = 0', "bad-setting", 2),
        ('title = "الف"\narticles_per_page = "ده"', "wrong-kind", 2),
        ('title = "الف"\nsocial_cards = "بله"', "wrong-kind", 2),
        ('title = "الف"\nsocial_cards = 1', "wrong-kind", 2),
        ('title = "الف"\narticles_per_page = true', "wrong-kind", 2),
        ('title = "الف"\n\ntitel = "ب"', "unknown-key", 3),
        ('tagline = "ب"', "no-title", 0),
        ("title = الف", "bad-toml", 1),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, settings: str, code: str, line: int) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text(settings, encoding="utf-8")
    (problem,) = read_content(tmp_path).problems
    assert (problem.path, problem.code, problem.line) == ("content/site.toml", code, line)


def test_what_is_wrong_keeps_its_default(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = 'title = "الف"\ntime_zone = "Asia/Nowhere"\narticles_per_page = 0\nbase_url = "a"'
    (tmp_path / "content" / "site.toml").write_text(settings, encoding="utf-8")
    assert read_content(tmp_path).settings == Settings(title="الف")


@pytest.mark.parametrize(("setting", "count"), [("true", 1), ("false", 0)])
def test_a_missing_library_is_told_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, count: int
) -> None:
    (tmp_path / "content").mkdir()
    settings = f'title = "الف"\nsocial_cards = {setting}'
    (tmp_path / "content" / "site.toml").write_text(settings, encoding="utf-8")
    assert not read_content(tmp_path).problems
    monkeypatch.setattr("digest.drawing.letters.LIBRARY", "no_such_library")
    problems = read_content(tmp_path).problems
    told = [(problem.code, problem.line, problem.severity) for problem in problems]
    assert told == [("no-library", 2, Severity.WARNING)] * count


@pytest.mark.parametrize(
    ("areas", "code"),
    [
        ('[[area]]\nslug = "Lo restan"\nname = "لرستان"', "bad-slug"),
        ('[[area]]\nslug = "lorestan"', "no-name"),
        ('[[area]]\nslug = "a"\nname = "ا"\n[[area]]\nslug = "a"\nname = "ب"', "twice"),
        ('[[area]]\nslug = "a"\nnam = "ا"', "unknown-key"),
        ("area = 3", "wrong-kind"),
    ],
)
def test_a_bad_area_is_named(tmp_path: Path, areas: str, code: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text('title = "الف"', encoding="utf-8")
    (tmp_path / "content" / "areas.toml").write_text(areas, encoding="utf-8")
    assert [problem.code for problem in read_content(tmp_path).problems] == [code]


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('title = "الف"', encoding="utf-8")
    (tmp_path / "secret.md").write_text("---\ntitle: راز\ndate:\n---\nراز", encoding="utf-8")
    (articles / "linked.md").symlink_to(tmp_path / "secret.md")
    (articles / "folder").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(articles / "pipe.md")
    reading = read_content(tmp_path)
    assert reading.content.articles == ()
    assert {problem.code for problem in reading.problems} == {"not-a-file"}
    assert len(reading.problems) == 3
