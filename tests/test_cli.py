from __future__ import annotations

import shutil
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
    assert "(0 written," in capsys.readouterr().out
    assert tree(root / "output") == before


@pytest.mark.parametrize("name", ["broken", "colliding"])
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


def test_the_public_address_reaches_the_pages(tmp_path: Path) -> None:
    root = site("minimal", tmp_path)
    address = "https://example.github.io/digest"
    assert main(["build", "--root", str(root), "--base-url", address]) == 0
    assert f"{address}/articles/first.html" in (
        root / "output" / "articles" / "first.html"
    ).read_text(encoding="utf-8")


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
    assert "error[exists]" in capsys.readouterr().err


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
