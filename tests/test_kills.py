"""Whenever a whole build is killed, a whole site stands, and the next build makes the new one."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import kills
from tests.bench.corpus import write_corpus
from tests.projects import copy_site

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def strike(shares: Sequence[float], case: kills.Case, root: Path) -> None:
    """Kill a build after each of these shares of its time, and build again."""
    whole = kills.seconds_of(case, root)
    for share in shares:
        moment = 0.05 + share * whole
        assert kills.kill_after(moment, case, root) in {"old", "new"}, moment
        assert kills.next_succeeds(case, root), moment


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["cold", "edited"])
def test_a_killed_build_leaves_a_whole_site(name: str, tmp_path: Path) -> None:
    cases = kills.prepare(lambda root: copy_site("minimal", root), tmp_path)
    chance = random.Random(name)
    shares = [(number + chance.random()) / 25 for number in range(25)]
    strike(shares, cases[name], tmp_path / "site")


@pytest.mark.timeout(300)
def test_a_killed_build_takes_its_workers_with_it(tmp_path: Path) -> None:
    """Of a site so large that several processes print it, where the machine has them."""
    cases = kills.prepare(lambda root: write_corpus(3, root), tmp_path)
    strike([0.6, 0.75, 0.9], cases["cold"], tmp_path / "site")
