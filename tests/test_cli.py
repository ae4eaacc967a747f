from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.cli import main

SITES = Path(__file__).resolve().parent / "sites"


def site(name: str, folder: Path) -> Path:
    root = folder / name
    shutil.copytree(SITES / name, root)
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_site_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site("minimal", tmp_path)
    assert main(["build", "--root", str(root)]) == 0
    assert "خبر نخست" in (root / "output" / "index.html").read_text(encoding="utf-8")
    assert "Built 1 article," in capsys.readouterr().out


def test_a_second_build_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site("minimal", tmp_path)
    main(["build", "--root", str(root)])
    before = tree(root / "output")
    capsys.readouterr()
    assert main(["build", "--root", str(root)]) == 0
    assert "Nothing has changed: 1 article" in capsys.readouterr().out
    assert tree(root / "output") == before


@pytest.mark.parametrize("name", ["broken", "colliding", "refused", "notes"])
def test_problems_are_all_told_and_the_output_stays(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(name, tmp_path)
    (root / "output").mkdir()
    (root / "output" / "index.html").write_text("the last good site", encoding="utf-8")
    assert main(["build", "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert (root / "expected.txt").read_text(encoding="utf-8") in told
    assert "output/ is left as it was" in told
    assert tree(root / "output") == {"index.html": b"the last good site"}


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_zone_is_told_though_articles_have_moments(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site("minimal", tmp_path)
    settings = root / "content" / "site.toml"
    settings.write_text('title = "a"\ntime_zone = "Asia/Nowhere"\n', encoding="utf-8")
    article = root / "content" / "articles" / "moment.md"
    article.write_text("---\ntitle: a\ndate: 2024-05-05T10:00:00Z\n---\n\nx\n", encoding="utf-8")
    assert main([command, "--root", str(root)]) == 1
    assert "".join(capsys.readouterr()).count("error[") == 1


def test_the_public_address_reaches_the_pages(tmp_path: Path) -> None:
    root = site("minimal", tmp_path)
    address = "https://example.github.io/digest"
    assert main(["build", "--root", str(root), "--base-url", address]) == 0
    assert f"{address}/articles/first.html" in (
        root / "output" / "articles" / "first.html"
    ).read_text(encoding="utf-8")


def test_the_output_may_not_hold_the_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site("minimal", tmp_path)
    for output in (root, tmp_path, root / "content"):
        assert main(["build", "--root", str(root), "--output", str(output)]) == 1
        assert "error[output-holds-content]" in capsys.readouterr().err
    assert {path.name for path in root.iterdir()} == {"content"}


def test_a_bad_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["biuld"])
    assert ended.value.code == 2
    assert "biuld" in capsys.readouterr().err


def test_a_new_article_is_started_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = site("minimal", tmp_path)
    assert main(["new", "گزارش: 'تورم' در ۱۴۰۳", "--root", str(root)]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "گزارش-تورم-در-1403.md"
    assert "title: 'گزارش: ''تورم'' در ۱۴۰۳'" in path.read_text(encoding="utf-8")
    assert main(["new", "گزارش: 'تورم' در ۱۴۰۳", "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert "error[exists]" in told
    assert "1 error.\n" in told


@pytest.mark.parametrize(
    ("settings", "date"), [('title = "a"', "1403-01-01"), ('time_zone = "UTC"', "1402-12-29")]
)
def test_a_new_article_is_of_today_where_the_site_is(
    settings: str, date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2024, 3, 19, 21, tzinfo=UTC)
    monkeypatch.setattr("digest.cli.article.read_clock", lambda: now)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text(settings, encoding="utf-8")
    assert main(["new", "a", "--root", str(tmp_path)]) == 0
    made = tmp_path / "content" / "articles" / "a.md"
    assert f"date: {date}\n" in made.read_text(encoding="utf-8")


def test_a_draft_and_a_later_article_wait(tmp_path: Path) -> None:
    root = site("minimal", tmp_path)
    for name, key in (("draft", "draft: بله"), ("later", "publish_after: 1590-01-01")):
        text = f"---\ntitle: {name}\ndate: 1403\n{key}\n---\n\nمتن.\n"
        (root / "content" / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    main(["build", "--root", str(root)])
    assert {path.stem for path in (root / "output" / "articles").iterdir()} == {"first"}
    main(["build", "--root", str(root), "--drafts"])
    built = {path.stem for path in (root / "output" / "articles").iterdir()}
    assert built == {"first", "draft", "later"}
    for name, times in (("first", 0), ("draft", 1), ("later", 1)):
        page = (root / "output" / "articles" / f"{name}.html").read_text(encoding="utf-8")
        head = page.partition("</header>\n<")[2].partition("</h1>")[2].partition("</header>")[0]
        assert head.count("منتشرنشده") == times


SCRAPED = """تاریخ: ۱۴:۱۱ :: ۱۳۹۷/۰۶/۱۴
۱۲ شرکت تازه در استان آغاز به کار کردند

به گزارش ایرنا، مدیرکل استان گفت: ۱۲ شرکت تازه در این استان آغاز به کار کردند و کتاب ها می رسند.

نظر شما
"""


def test_a_scraped_text_becomes_an_article_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site("minimal", tmp_path)
    (tmp_path / "scraped.txt").write_text(SCRAPED, encoding="utf-8")
    command = ["import", str(tmp_path / "scraped.txt"), "--root", str(root)]
    assert main(command) == 0
    assert "Imported 1 article." in capsys.readouterr().out
    (made,) = (p for p in (root / "content" / "articles").iterdir() if p.name != "first.md")
    text = made.read_text(encoding="utf-8")
    assert "کتاب‌ها می‌رسند" in text
    assert "1397-06-14" in text
    assert "نظر شما" not in text
    assert main(["build", "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(command) == 0
    told = capsys.readouterr()
    assert "Imported 0 articles." in told.out
    assert "warning[duplicate]" in told.err


def test_a_file_that_is_not_there_costs_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site("minimal", tmp_path)
    assert main(["import", str(tmp_path / "no.txt"), "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert "error[no-file]" in told
    assert "1 error.\n" in told


def test_spaces_are_told_by_check_and_mended_by_repair(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site("minimal", tmp_path)
    article = root / "content" / "articles" / "first.md"
    text = article.read_text(encoding="utf-8") + "\nکتاب ها و ۱۲,۵۰۰ نفر.\n"
    article.write_text(text, encoding="utf-8")
    assert main(["check", "--root", str(root)]) == 0
    assert "first.md:8: warning[spacing]" in capsys.readouterr().out
    assert main(["check", "--strict", "--root", str(root)]) == 1
    capsys.readouterr()
    assert main(["check", "--format", "json", "--root", str(root)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"spacing", "no-source", "no-area"} == {problem["code"] for problem in found}
    assert main(["check", "--format", "github", "--root", str(root)]) == 0
    assert (
        "::warning file=content/articles/first.md,line=8,title=spacing::" in capsys.readouterr().out
    )
    assert main(["repair", str(article), "--yes", "--root", str(root)]) == 0
    assert "+ کتاب‌ها و ۱۲,۵۰۰ نفر." in capsys.readouterr().out
    assert article.read_text(encoding="utf-8") == text.replace("کتاب ها", "کتاب‌ها")
    assert [path.name for path in article.parent.iterdir()] == ["first.md"]


def test_numbers_are_shown_with_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.txt").write_text("بیش از ۲ هزار و ۲۴۰ نفر آمدند.\r\n", encoding="utf-8")
    assert main(["numbers", str(tmp_path / "one.txt"), "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["file"], record["start"], record["end"]) == ("one", 7, 19)
    assert (record["value"], record["unit"], record["bound"]) == (2240, "نفر", "ge")
    assert main(["numbers", str(tmp_path)]) == 0
    assert "۲ هزار و ۲۴۰" in capsys.readouterr().out


def test_an_articles_numbers_are_those_of_its_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = site("minimal", tmp_path) / "content" / "articles" / "first.md"
    assert main(["numbers", str(article), "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["surface"], record["start"]) for record in records] == [("۱۲", 8)]
