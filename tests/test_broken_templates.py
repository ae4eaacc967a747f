"""A site with a broken template of its own: told like any problem, and nothing is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.cli import main
from tests.bench.corpus import write_corpus
from tests.projects import PROJECT, files_of

BROKEN = [
    ("{% if %}", "template-syntax"),
    ("{% include 'none.html' %}", "template-missing"),
    ("{{ unheard_of }}", "template-name"),
    ("{{ page.title / 2 }}", "template-failed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with templates of its own and pages enough for two processes, once built."""
    root = tmp_path_factory.mktemp("sites") / "site"
    write_corpus(110, root)
    shutil.copytree(PROJECT / "templates", root / "templates")
    shutil.copytree(PROJECT / "theme", root / "theme")
    assert main(["build", "--root", str(root)]) == 0
    return root


def looks_of(folder: Path) -> dict[Path, tuple[int, int]]:
    paths = (folder, *folder.rglob("*"))
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(("broken", "code"), BROKEN)
def test_a_broken_template_is_a_problem(
    broken: str,
    code: str,
    processes: int,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("digest.cli.options.cores", lambda: processes)
    template = site / "templates" / "article.html"
    whole, before = template.read_text(encoding="utf-8"), looks_of(site / "output")
    head, end, tail = whole.partition("{% endblock %}")
    template.write_text(f"{head}\n{broken}{end}{tail}", encoding="utf-8")
    try:
        assert main(["build", "--root", str(site)]) == 1
    finally:
        template.write_text(whole, encoding="utf-8")
    told = capsys.readouterr().err
    assert told.startswith(f"templates/article.html:{head.count(chr(10)) + 2}: error[{code}]: ")
    assert told.endswith("\n1 error; output/ is left as it was.\n")
    assert "Traceback" not in told
    assert looks_of(site / "output") == before
    assert not (site / ".output.stage").exists()


def test_the_next_build_is_whole_again(site: Path, tmp_path: Path) -> None:
    template = site / "templates" / "base.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text(whole + "{% if %}", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    template.write_text(whole.replace("<body", "<body data-new"), encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 0
    assert main(["build", "--root", str(site), "--no-cache", "--output", str(tmp_path / "o")]) == 0
    assert files_of(site / "output") == files_of(tmp_path / "o")
