"""Measure whole builds beside Hugo and Pelican, of the same articles in the same run.

    python -m tests.bench.build [--sizes 5,1000,10000] [--peers hugo,pelican] [--cache DIR]

Each case is run once to see its memory, then several times for its time, all
generators taking turns. Before any time is believed, the output is looked at:
every article has its page and stands in the index, in the listings and in the
site map, and what was edited is there to be read. Times are medians of whole
processes; a star marks those beside which other processes kept more than a
quarter of a core busy: there, only processor time can be compared. Ratios are to
the peer in the same case.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import peers
from tests.bench.cases import CASES, Case, State
from tests.bench.corpus import make_up
from tests.bench.looking import look_at, trace_of
from tests.bench.peers import OURS, Tool
from tests.bench.processes import Run, peak_memory, timed
from tests.bench.stages import tell_stages

_RUNS, _FEWER, _MANY = 5, 3, 5_000
_LONG = 20.0
"""Seconds: what takes longer is timed once."""

_SETTLED = 2.5
"""Seconds after which a file that was written counts as settled."""

_BUSY = 0.25
_MOST_MEMORY = 400
_EVEN = 1.2
_JUDGED = 1_000
"""Articles from which on targets count: fewer take as long as starting does."""


@dataclass
class Measured:
    """The runs of each case, and the most MiB that all processes held at once."""

    runs: dict[str, list[Run]] = field(default_factory=lambda: defaultdict(list))
    memory: dict[str, float] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0

    def wall(self, case: str) -> float:
        """Return the median seconds of a case."""
        return statistics.median(run.wall for run in self.runs[case])

    def cpu(self, case: str) -> float:
        """Return the median seconds of all cores."""
        return statistics.median(run.cpu for run in self.runs[case])


Results = dict[str, Measured]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print."""
    asked = _asked(arguments)
    peers.install(asked.peers, asked.cache)
    results = {}
    for size in asked.sizes:
        tools, state = _laid_out(size, asked.peers, asked.cache)
        results[size] = _measured(tools, state)
        if asked.stages:
            tell_stages(tools[0], size)
    print("\n" + ", ".join(peers.version(name, asked.cache) for name in asked.peers) + "\n")
    print("\n".join(_table(results, asked.peers)))
    print("\n" + "\n".join(_remarks(results)))


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="5,1000,10000", help="numbers of articles")
    parser.add_argument(
        "--peers", default=",".join(peers.PEERS), help="hugo, pelican, pelican-lists, or none"
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(tempfile.gettempdir()) / "khabarnameh-peers",
        help="where the peers are installed and the sites made",
    )
    parser.add_argument("--stages", action="store_true", help="tell what each stage costs, too")
    asked = parser.parse_args(arguments)
    asked.sizes = [int(size) for size in asked.sizes.split(",")]
    asked.peers = [name for name in asked.peers.split(",") if name]
    asked.cache = asked.cache.resolve()
    return asked


def _laid_out(size: int, names: Sequence[str], cache: Path) -> tuple[list[Tool], State]:
    """Write the same articles for every generator, and wait until the files have settled."""
    sites = cache / "sites" / str(size)
    tools = [
        peers.ours(sites / OURS),
        *(peers.PEERS[name](sites / name, cache) for name in names),
    ]
    traces = {}
    newest = None
    for made in make_up(size):
        traces[made.slug] = trace_of(made)
        newest = made if newest is None or made.day > newest.day else newest
        for tool in tools:
            tool.source(made.slug).write_text(tool.write(made), encoding="utf-8")
    time.sleep(_SETTLED)
    assert newest
    return tools, State(newest, f"khabar-{size // 2:06}", traces)


def _measured(tools: Sequence[Tool], state: State) -> Results:
    results = {tool.name: Measured() for tool in tools}
    for name, case in CASES.items():
        wanted = [tool for tool in tools if not _is_as_cold(tool, name)]
        for tool in wanted:
            results[tool.name].memory[name] = _sampled(tool, case, state)
        _take_turns(wanted, name, state, results)
        _tell(name, results)
        if name == "cold":
            for tool in tools:
                _check(tool, state, results[tool.name])
    for name in CASES:
        for tool in tools:
            if _is_as_cold(tool, name):
                results[tool.name].runs[name] = results[tool.name].runs["cold"]
    return results


def _take_turns(tools: Sequence[Tool], case: str, state: State, results: Results) -> None:
    for _ in range(_RUNS if len(state.traces) < _MANY else _FEWER):
        for tool in tools:
            runs = results[tool.name].runs[case]
            if not runs or runs[-1].wall < _LONG:
                runs.append(_once(tool, CASES[case], state))


def _is_as_cold(tool: Tool, case: str) -> bool:
    """Tell whether a build is not measured, since it is the cold one: nothing is kept for it."""
    keeps_nothing = tool.starts_anew or (tool.name != OURS and CASES[case].keeps_memory)
    return case != "cold" and keeps_nothing


def _sampled(tool: Tool, case: Case, state: State) -> float:
    case.prepare(tool, state)
    return peak_memory(tool.command, tool.start)


def _once(tool: Tool, case: Case, state: State) -> Run:
    shown = case.prepare(tool, state)
    run = timed(tool.command, tool.start)
    for page, words in shown:
        if words not in page.read_text(encoding="utf-8"):
            sys.exit(f"{tool.name}: «{words}» is not in {page}")
    return run


def _check(tool: Tool, state: State, measured: Measured) -> None:
    found = look_at(tool, state.traces)
    missing = {kind: count for kind, count in found.items() if count != len(state.traces)}
    if missing:
        sys.exit(f"{tool.name}: {missing} of {len(state.traces)} articles in {tool.output}")
    sizes = [path.stat().st_size for path in tool.output.rglob("*") if path.is_file()]
    measured.files, measured.bytes = len(sizes), sum(sizes)


def _tell(case: str, results: Results) -> None:
    told = [
        f"{name} {found.wall(case):.2f} s" for name, found in results.items() if found.runs[case]
    ]
    print(f"{case}: {', '.join(told)}", file=sys.stderr)


def _table(results: dict[int, Results], names: Sequence[str]) -> Iterator[str]:
    """Write a row for each size and case: ours, each peer and our ratio to it, the target."""
    head = ["articles", "case", "s (least–most)", "CPU s", "memory MiB", "largest MiB"]
    for name in names:
        head += [f"{name} s", "CPU s", "MiB", f"÷ {name}", "÷ CPU"]
    yield f"| {' | '.join([*head, 'target'])} |"
    yield "|" + "---|" * (len(head) + 1)
    for size, found in results.items():
        for name, case in CASES.items():
            cells = [f"{size:,}", name, *_own_cells(found[OURS], name)]
            for peer in names:
                cells += _peer_cells(found[peer], name, found[OURS])
            cells.append(_judged(case, name, found) if size >= _JUDGED else "")
            yield f"| {' | '.join(cells)} |"


def _own_cells(found: Measured, case: str) -> list[str]:
    runs = found.runs[case]
    walls = [run.wall for run in runs]
    return [
        f"**{found.wall(case):.2f}** ({min(walls):.2f}–{max(walls):.2f}){_star(runs)}",
        f"{found.cpu(case):.2f}",
        f"{found.memory[case]:.0f}",
        f"{max(run.largest for run in runs):.0f}",
    ]


def _peer_cells(found: Measured, case: str, own: Measured) -> list[str]:
    return [
        f"{found.wall(case):.2f}{_star(found.runs[case])}",
        f"{found.cpu(case):.2f}",
        f"{found.memory.get(case, found.memory['cold']):.0f}",
        f"{own.wall(case) / found.wall(case):.2g}",
        f"{own.cpu(case) / found.cpu(case):.2g}",
    ]


def _star(runs: Sequence[Run]) -> str:
    return " \\*" if any(run.others > _BUSY for run in runs) else ""


def _judged(case: Case, name: str, found: Results) -> str:
    if case.peer not in found:
        return ""
    ratio = found[OURS].wall(name) / found[case.peer].wall(name)
    return f"≤ {case.most:.3g} of {case.peer}: {'met' if ratio <= case.most else '**missed**'}"


def _remarks(results: dict[int, Results]) -> Iterator[str]:
    for size, found in results.items():
        for name, made in found.items():
            megabytes, each = made.bytes / 1e6, made.bytes / 1e3 / size
            told = f"{made.files:,} files, {megabytes:.1f} MB, {each:.1f} kB an article"
            yield f"- {size:,} articles, {name}: {told}"
    most = max(max(found[OURS].memory.values()) for found in results.values())
    met = "met" if most <= _MOST_MEMORY else "**missed**"
    yield f"- most memory {most:.0f} MiB, target {_MOST_MEMORY}: {met}"
    sizes = sorted(results)[-2:]
    if len(sizes) == 2:
        few, many = (results[size][OURS].wall("cold") / size for size in sizes)
        told = f"{many / few:.2f}, target {_EVEN}: {'met' if many / few <= _EVEN else '**missed**'}"
        yield f"- a cold article at {sizes[1]:,} to one at {sizes[0]:,}: {told}"


if __name__ == "__main__":
    main()
