"""When a build has nothing to do, what it says, and what it must not depend on."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from digest.cli import building, main
from tests.bench.corpus import write_corpus
from tests.projects import MEMORY, PROJECT, copy_site, files_of, run, settle

NOTE = Path(".cache") / "last-build.json"
LATER = datetime.now(UTC) + timedelta(hours=1)


class Project:
    """A small site that was built once, an hour after anything in it changed."""

    def __init__(self, root: Path) -> None:
        self.root = copy_site("minimal", root)
        self.article = self.root / "content" / "articles" / "first.md"
        self.output = self.root / "output"

    def build(self, *arguments: str) -> int:
        return main(["build", "--root", str(self.root), *arguments])


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moment that the command takes for now."""
    now = [LATER]
    monkeypatch.setattr(building, "read_clock", lambda: now[0])
    monkeypatch.setattr("digest.cli.options.read_clock", lambda: now[0])
    return now


@pytest.fixture
def project(tmp_path: Path, clock: list[datetime], capsys: pytest.CaptureFixture[str]) -> Project:
    project = Project(tmp_path / "site")
    assert project.build() == 0
    assert project.build() == 0
    assert "Nothing has changed: 1 article" in capsys.readouterr().out
    return project


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def edit(project: Project) -> None:
    append(project.article, "\nپایان.\n")


def edit_to_the_same_size(project: Project) -> None:
    text = project.article.read_text("utf-8")
    project.article.write_text(text.replace("۱۲", "۲۱"), encoding="utf-8")


def add_article(project: Project) -> None:
    shutil.copy(project.article, project.article.with_name("second.md"))


def change_setting(project: Project) -> None:
    append(project.root / "content" / "site.toml", 'description = "تازه"\n')


def add_medium(project: Project) -> None:
    (project.root / "content" / "media").mkdir()
    (project.root / "content" / "media" / "a.svg").write_text("<svg/>", encoding="utf-8")


def own_design(project: Project) -> None:
    for folder in ("templates", "theme"):
        shutil.copytree(PROJECT / folder, project.root / folder)


def remove_page(project: Project) -> None:
    (project.output / "index.html").unlink()


def spoil_page(project: Project) -> None:
    append(project.output / "index.html", "!")


def remove_output(project: Project) -> None:
    shutil.rmtree(project.output)


def lose_note(project: Project) -> None:
    (project.root / NOTE).unlink()


def spoil_note(project: Project) -> None:
    content = (project.root / NOTE).read_bytes()
    (project.root / NOTE).write_bytes(content[: len(content) // 2])


CHANGES = (
    edit, edit_to_the_same_size, add_article, change_setting, add_medium, own_design, remove_page,
    spoil_page, remove_output, lose_note, spoil_note,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_worked_out(
    change: Callable[[Project], None], project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    change(project)
    assert project.build() == 0
    assert "Built " in capsys.readouterr().out
    fresh = project.root.parent / "fresh"
    assert project.build("--no-cache", "--output", str(fresh)) == 0
    assert files_of(project.output) == files_of(fresh)
    capsys.readouterr()
    assert project.build() == 0
    assert "Nothing has changed: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["--base-url", "https://example.org/"], ["--drafts"], ["--no-cache"]]
)
def test_another_command_is_worked_out(
    arguments: list[str], project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.build(*arguments) == 0
    assert "Built " in capsys.readouterr().out


def test_other_templates_are_worked_out(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    own_design(project)
    settle(project.root / "templates")
    settle(project.root / "theme")
    project.build()
    for name in ("templates/article.html", "theme/styles/base.css"):
        append(project.root / name, "\n")
        capsys.readouterr()
        project.build()
        assert "Built " in capsys.readouterr().out


def test_other_code_and_libraries_are_worked_out(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = project.root.parent / "program" / "digest"
    code.mkdir(parents=True)
    for folder in ("templates", "theme"):
        (code.parent / folder).symlink_to(PROJECT / folder)
    monkeypatch.setattr(building, "PROJECT", code.parent)
    monkeypatch.setattr("digest.cli.options.PROJECT", code.parent)
    told = []
    changes: tuple[Callable[[], object], ...] = (
        str,
        str,
        (code / "new.py").touch,
        partial(monkeypatch.setattr, building, "library_versions", lambda: "jinja2-99"),
    )
    for change in changes:
        change()
        project.build()
        told.append(capsys.readouterr().out.split()[0])
    assert told == ["Built", "Nothing", "Built", "Built"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_a_linked_folder_holds_is_seen(
    tmp_path: Path, clock: list[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "site")
    project.article.parent.rename(tmp_path / "articles")
    project.article.parent.symlink_to(tmp_path / "articles")
    project.build()
    append(tmp_path / "articles" / "first.md", "\nپایان.\n")
    project.build()
    assert "Nothing" not in capsys.readouterr().out
    assert "پایان" in (project.output / "articles" / "first.html").read_text("utf-8")


def test_an_article_comes_out_at_its_moment(
    project: Project, clock: list[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntitle: فردا\ndate: 1403\npublish_after: 1480-01-01 12:00\n---\n\nمتن.\n"
    (project.article.parent / "later.md").write_text(text, encoding="utf-8")
    told = []
    for moment in (LATER, LATER, datetime(2101, 3, 21, 8, 29, tzinfo=UTC),
                   datetime(2101, 3, 21, 8, 31, tzinfo=UTC)):  # fmt: skip
        clock[0] = moment
        project.build()
        is_there = (project.output / "articles" / "later.html").exists()
        told.append((capsys.readouterr().out.split()[0], is_there))
    assert told == [("Built", False), ("Nothing", False), ("Nothing", False), ("Built", True)]


def test_problems_are_told_every_time(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    text = project.article.read_text("utf-8")
    project.article.write_text(text.replace("date:", "topics: تازه\ndate:"), encoding="utf-8")
    project.build()
    told = capsys.readouterr()
    assert "warning[new-topic]" in told.err
    project.build()
    again = capsys.readouterr()
    assert "Nothing has changed" in again.out
    assert again.err == told.err


def test_a_file_that_has_just_changed_is_not_trusted(
    tmp_path: Path, clock: list[datetime], capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "site")
    for name in ("templates", "theme"):
        shutil.copytree(PROJECT / name, project.root / name)
        settle(project.root / name)
    for seconds, is_trusted in ((1.5, False), (3.0, True)):
        moment = int((LATER - timedelta(seconds=seconds)).timestamp() * 1e9)
        os.utime(project.article, ns=(moment, moment))
        before = project.article.read_text("utf-8")
        project.build()
        project.article.write_text(before.replace("۱۲", "۳۴"), encoding="utf-8")
        os.utime(project.article, ns=(moment, moment))
        capsys.readouterr()
        project.build()
        assert ("Nothing has changed" in capsys.readouterr().out) == is_trusted
        page = (project.output / "articles" / "first.html").read_text("utf-8")
        assert ("۳۴" in page) is not is_trusted
        project.article.write_text(before, encoding="utf-8")


def test_a_profile_names_stages_and_slow_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "site")
    project.build("--profile")
    told = capsys.readouterr().out
    stages = re.findall(r"(?m)^ *\d+\.\d{3} s  (.+)$", told)
    assert stages == ["read and understand", "arrange", "plan", "print and publish"]
    assert re.findall(r"(?m)^ *\d+\.\d ms (.+)$", told) == ["content/articles/first.md"]


def reasons(told: str) -> dict[str, str]:
    """Give the reason that was told of each file."""
    return dict(re.findall(r"(?m)^(\S+\.\S+): ([a-z].*)$", told))


def test_each_written_file_is_told_with_its_reason(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project)
    add_article(project)
    (project.output / "robots.txt").unlink()
    append(project.output / "theme/favicon.svg", "!")
    project.build("--verbose")
    told = reasons(capsys.readouterr().out)
    assert told["articles/second.html"] == "new"
    assert told["articles/first.html"] == "what it shows changed"
    assert told["index.html"] == "what it shows changed"
    assert told["robots.txt"] == "its file was changed or removed"
    assert told["theme/favicon.svg"] == "its file was changed or removed"
    assert "404.html" not in told
    settings = project.root / "content" / "site.toml"
    settings.write_text('title = "نام تازه"\n', encoding="utf-8")
    project.build("--verbose")
    told = reasons(capsys.readouterr().out)
    assert told["404.html"] == "its template or a setting changed"
    assert "robots.txt" not in told


def test_a_first_build_calls_everything_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "site")
    project.build("--verbose")
    told = reasons(capsys.readouterr().out)
    assert set(told.values()) == {"new"}
    assert told.keys() == {path for path in files_of(project.output) if "." in path[1:]}


@pytest.mark.parametrize("name", ["subpath", "hostile", "untidy", "broken", "notes"])
def test_check_finds_the_same_with_a_memory(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_site(name, tmp_path / "site")
    told = []
    for keep in (False, False, True, True):
        if not keep:
            shutil.rmtree(root / ".cache", ignore_errors=True)
        code = main(["check", "--root", str(root), "--format", "json"])
        told.append((code, *capsys.readouterr()))
    assert (root / MEMORY).exists()
    assert len(set(told)) == 1
    assert told[0][1]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_build_with_and_without_memory_and_processes_is_the_same(
    processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a hundred pages, so that they are shared out where two processes may work."""
    write_corpus(3, tmp_path / "site")
    monkeypatch.setattr("digest.cli.options.cores", lambda: processes)
    for number in range(2):
        arguments = ["--output", str(tmp_path / str(number)), *(["--no-cache"] if number else [])]
        assert main(["build", "--root", str(tmp_path / "site"), *arguments]) == 0
    one = files_of(tmp_path / "0")
    assert len(one) > 100
    assert one == files_of(tmp_path / "1")
    monkeypatch.setattr("digest.cli.options.cores", lambda: 3 - processes)
    assert main(["build", "--root", str(tmp_path / "site"), "--no-cache"]) == 0
    assert one == files_of(tmp_path / "site" / "output")


def test_the_machine_around_a_build_changes_nothing(tmp_path: Path) -> None:
    sites = []
    for number, variables in enumerate(
        (
            {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C"},
            {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
            {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"},
        )
    ):
        place = tmp_path / f"place {number}"
        root = copy_site("subpath", place / "سایت")
        run(root, **variables)
        sites.append(files_of(root / "output"))
    assert sites[0] == sites[1] == sites[2]
