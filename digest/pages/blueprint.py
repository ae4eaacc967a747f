"""What the plan of a site came to: a site of the same outline is not planned again.

Of all that pages show, the texts of articles change most often, and show on the
fewest pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from digest.memory.codec import digest_of, encode
from digest.model import Asset
from digest.pages.printing import Press
from digest.site import Brief, Site


class Blueprint(Struct, frozen=True):
    """The ``keys`` of all files by their paths, and what they follow from.

    ``outline`` names all that the site was planned from beside the texts of its
    articles, and ``texts`` each article with its text, by its slug.
    """

    outline: str
    texts: Mapping[str, str]
    keys: Mapping[str, str]

    def edited(self, site: Site) -> list[Brief]:
        """Give the articles whose text is another in ``site``, which has the same outline."""
        return [one for one in site.entries if self.texts[one.article.slug] != one.whole]


def texts_of(site: Site) -> dict[str, str]:
    """Name each article with its text, by its slug."""
    return {brief.article.slug: brief.whole for brief in site.entries}


def outline_of(site: Site, press: Press, assets: Iterable[Asset]) -> str:
    """Name all that a site is planned from, beside the texts of its articles."""
    return digest_of(
        press.outline,
        encode([(topic.slug, topic.name, topic.description) for topic in site.topics]),
        encode(site.leaves),
        *(name for asset in assets for name in (asset.path, digest_of(asset.content))),
        *_marked(site.entries),
    )


def _marked(briefs: Iterable[Brief]) -> Iterator[str]:
    return (f"{brief.outline} {brief.article.draft}" for brief in briefs)
