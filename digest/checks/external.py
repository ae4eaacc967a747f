"""Links to other sites, tried over the network; only when an editor asks for it.

Each address is asked once, several at a time, with a time-out; an answer is
remembered for a week in ``.cache/links.json``, so that a daily run stays polite.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from digest.checks.links import targets
from digest.memory import FOLDER
from digest.model import Article, Content, Leaf
from digest.problems import Problem, Severity
from digest.progress import Progress, silently

AT_ONCE = 8
PATIENCE = 10.0
REMEMBERED = 7 * 24 * 3600
AGENT = "khabarnameh-link-check"

_REFUSES_HEAD = (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_IMPLEMENTED)


def check_external(
    root: Path, content: Content, progress: Progress = silently
) -> tuple[Problem, ...]:
    """Warn of addresses on other sites that do not answer, or answer that they are gone."""
    memory = root / FOLDER / "links.json"
    known = _fresh(_remembered(memory))
    places = list(_places(content))
    unknown = sorted({address for _, address in places} - known.keys())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = progress(list(pool.map(_fault, unknown)), "links")
    known |= {
        address: (time.time(), fault) for address, fault in zip(unknown, answers, strict=True)
    }
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(json.dumps(known), encoding="utf-8")
    return tuple(
        Problem(path, 0, "dead-link", f"«{address}» باز نشد ({fault})", "", Severity.WARNING)
        for path, address in places
        if (fault := known[address][1])
    )


def _places(content: Content) -> Iterator[tuple[str, str]]:
    for article in content.articles:
        if article.source_url:
            yield article.path, article.source_url
    texts: tuple[Article | Leaf, ...] = (*content.articles, *content.leaves)
    for text in texts:
        for tag, target in targets(text):
            if tag == "a" and target.startswith(("http://", "https://")):
                yield text.path, target


def _remembered(memory: Path) -> dict[str, tuple[float, str]]:
    try:
        rows = json.loads(memory.read_text(encoding="utf-8"))
        return {str(address): (float(at), str(fault)) for address, (at, fault) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # no memory, or not ours: every address is asked again


def _fresh(known: dict[str, tuple[float, str]]) -> dict[str, tuple[float, str]]:
    oldest = time.time() - REMEMBERED
    return {address: (at, fault) for address, (at, fault) in known.items() if at >= oldest}


def _fault(address: str) -> str:
    """Ask for ``address``; return what is wrong with its answer, or nothing."""
    try:
        try:
            _ask(address, "HEAD")
        except HTTPError as error:
            if error.code not in _REFUSES_HEAD:
                raise
            _ask(address, "GET")
    except HTTPError as error:
        return str(error.code)
    except (OSError, ValueError) as error:
        return str(getattr(error, "reason", error))
    return ""


def _ask(address: str, method: str) -> None:
    request = Request(address, method=method, headers={"User-Agent": AGENT})
    with urlopen(request, timeout=PATIENCE):
        pass
