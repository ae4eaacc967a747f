"""The workshop outlives every fault, and tells where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.preview.snapshot import Snapshot
from digest.preview.watching import Changes
from digest.preview.workshop import Workshop, problems_of_code
from digest.problems import ContentError, Problem, Severity
from tests.preview.fake import FakeBuilt

NOTE = Problem("content/a.md", 1, "note", "هشدار", severity=Severity.WARNING)


class Scripted:
    """A builder that gives or raises what it is told to, in turn."""

    def __init__(self, *outcomes: FakeBuilt | Exception) -> None:
        self.outcomes = list(outcomes)
        self.asked: list[Changes] = []
        self.proofs: list[FakeBuilt | Exception] = []

    def proof(self, changes: Changes) -> FakeBuilt | None:
        outcome = self.proofs.pop(0) if self.proofs else None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def stop(self) -> None:
        """Take too little time to be stopped."""

    def whole(self, changes: Changes) -> FakeBuilt:
        self.asked.append(changes)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def workshop_of(build: Scripted, root: Path) -> tuple[Workshop, list[str]]:
    told: list[str] = []
    return Workshop(build, (root / "content", root / "templates"), told.append), told


def test_one_line_tells_of_a_build_and_its_warnings(tmp_path: Path) -> None:
    build = Scripted(FakeBuilt({"a": b"1", "b": b"1"}), FakeBuilt({"a": b"2"}, (NOTE,)))
    workshop, told = workshop_of(build, tmp_path)
    first = workshop.next(Snapshot(), frozenset())
    second = workshop.next(first, frozenset((tmp_path / "content/a.md", tmp_path / "content/b.md")))
    assert told[0].startswith("2 pages made in ")
    assert told[1].startswith("content/a.md and 1 more changed: 1 page, 1 gone, made in ")
    assert told[2] == str(NOTE)
    assert second.pages == {"a": b"2"}


def test_a_failed_build_keeps_the_pages_and_hands_its_changes_on(tmp_path: Path) -> None:
    error = ContentError((Problem("content/a.md", 2, "broken", "خراب"),))
    build = Scripted(FakeBuilt({"a": b"1"}), error, FakeBuilt({"a": b"2"}))
    workshop, told = workshop_of(build, tmp_path)
    one, other = (frozenset((tmp_path / name,)) for name in ("content/a", "content/b"))
    first = workshop.next(Snapshot(), frozenset())
    failed = workshop.next(first, one)
    assert (failed.pages, failed.problems) == (first.pages, error.problems)
    assert "1 problem" in told[1]
    mended = workshop.next(failed, other)
    assert build.asked[-1] == one | other
    assert not mended.problems


def raised_at(path: Path, line: int) -> Exception:
    """Return an error as a template raises it: from a line of its own file."""
    code = compile("\n" * (line - 1) + "{}['missing']", path, "exec")
    try:
        exec(code)
    except KeyError as error:
        return error
    raise AssertionError


def test_a_fault_names_the_innermost_line_that_an_editor_knows(tmp_path: Path) -> None:
    fault = raised_at(tmp_path / "templates/article.html", 7)
    workshop, _ = workshop_of(Scripted(fault), tmp_path)
    [problem] = workshop.next(Snapshot(), frozenset()).problems
    assert (problem.path, problem.line) == ("templates/article.html", 7)
    assert "KeyError" in problem.message


def test_a_fault_names_the_line_that_it_tells_itself(tmp_path: Path) -> None:
    fault = SyntaxError("expected 'endfor'")
    fault.filename, fault.lineno = str(tmp_path / "templates/index.html"), 12
    workshop, _ = workshop_of(Scripted(fault), tmp_path)
    [problem] = workshop.next(Snapshot(), frozenset()).problems
    assert (problem.path, problem.line) == ("templates/index.html", 12)


def test_code_that_can_not_run_is_told(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text("x = 1\n")
    bad.write_text("x = 1\ny = (\n")
    [problem] = problems_of_code(frozenset((good, bad, tmp_path / "gone.py")))
    assert (problem.path, problem.line) == ("bad.py", 2)


@pytest.mark.parametrize("content", [b"\x00", b"\xff"])
def test_code_that_is_no_text_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_bytes(content)
    assert problems_of_code(frozenset((tmp_path / "bad.py",)))


EDIT = frozenset((Path("content/a.md"),))


def test_a_proof_is_shown_and_the_build_after_it_counts_from_the_build_before(
    tmp_path: Path,
) -> None:
    whole, proofed = FakeBuilt({"a": b"1", "b": b"1"}), FakeBuilt({"a": b"2", "b": b"1"})
    build = Scripted(whole, proofed)
    workshop, told = workshop_of(build, tmp_path)
    first = workshop.next(Snapshot(), frozenset())
    build.proofs = [proofed]
    proof = workshop.proof(first, EDIT)
    assert proof
    assert proof.pages == {"a": b"2", "b": b"1"}
    assert len(told) == 1
    second = workshop.next(proof, EDIT)
    assert ": 1 page made in " in told[1]
    assert second.pages == proof.pages


def test_no_proof_is_shown_while_a_build_is_broken(tmp_path: Path) -> None:
    error = ContentError((Problem("content/a.md", 2, "broken", "خراب"),))
    build = Scripted(FakeBuilt({"a": b"1"}), error)
    workshop, _ = workshop_of(build, tmp_path)
    first = workshop.next(Snapshot(), frozenset())
    build.proofs = [FakeBuilt({"a": b"2"})] * 2
    assert not workshop.proof(first, frozenset())
    assert workshop.proof(first, EDIT)
    failed = workshop.next(first, EDIT)
    assert not workshop.proof(failed, EDIT)
    assert build.proofs


def test_a_proof_that_fails_is_none(tmp_path: Path) -> None:
    build = Scripted(FakeBuilt({"a": b"1"}))
    workshop, told = workshop_of(build, tmp_path)
    first = workshop.next(Snapshot(), frozenset())
    assert not workshop.proof(first, EDIT)
    build.proofs = [ValueError("no such page")]
    assert not workshop.proof(first, EDIT)
    assert len(told) == 1
