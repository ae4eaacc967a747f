"""Several builds of one project at once: each succeeds or says why not, and nothing is torn."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

from digest.cli import main
from tests.projects import MEMORY, command_of, copy_site, files_of


def build_at_once(root: Path, arguments: list[list[str]]) -> list[tuple[int, str]]:
    """Start a build for each of ``arguments``, and give their codes and what they complained of."""
    running = [
        subprocess.Popen(command_of(root, *one), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for one in arguments
    ]
    told = [process.communicate()[1].decode() for process in running]
    return [(process.returncode, said) for process, said in zip(running, told, strict=True)]


def assert_all_is_well(root: Path, ended: list[tuple[int, str]]) -> None:
    for code, said in ended:
        assert "Traceback" not in said
        assert "damaged" not in said
        assert code == 0 or "error[busy]" in said
    assert 0 in {code for code, _ in ended}
    assert {path.name for path in root.iterdir()} == {"content", "output", ".cache"}
    with sqlite3.connect(root / MEMORY) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_two_first_builds_and_two_after_an_edit(tmp_path: Path) -> None:
    root, fresh = copy_site("subpath", tmp_path / "site"), tmp_path / "fresh"
    article = root / "content" / "articles" / "first.md"
    for _ in range(2):
        assert_all_is_well(root, build_at_once(root, [[], [], ["--no-cache"]]))
        assert main(["build", "--root", str(root), "--no-cache", "--output", str(fresh)]) == 0
        assert files_of(root / "output") == files_of(fresh)
        article.write_text(article.read_text("utf-8") + "\nپایان.\n", encoding="utf-8")


def test_two_builds_of_different_sites_make_one_of_them(tmp_path: Path) -> None:
    root = copy_site("subpath", tmp_path / "site")
    ways = [["--base-url", f"https://{name}.example/"] for name in ("one", "other")]
    wanted = []
    for number, way in enumerate(ways):
        output = tmp_path / str(number)
        assert (
            main(["build", "--root", str(root), "--no-cache", "--output", str(output), *way]) == 0
        )
        wanted.append(files_of(output))
    assert_all_is_well(root, build_at_once(root, ways))
    assert files_of(root / "output") in wanted
    for way, site in zip(ways, wanted, strict=True):
        assert main(["build", "--root", str(root), *way]) == 0
        assert files_of(root / "output") == site
