"""What articles are read with: the declared names, made ready for looking up."""

from __future__ import annotations

from msgspec import Struct

from digest.memory.codec import digest_of
from digest.memory.stamp import code_stamp
from digest.model import Content
from digest.observations import Context, read_context
from digest.pages.searchables import Named
from digest.reading.content import Names
from digest.reading.schema import Vocabulary
from digest.site import Declared


class Reference(Struct, frozen=True):
    """The names an article may use, and what its figures may mean.

    ``stamp`` changes with any of it, and with the program itself.
    """

    vocabulary: Vocabulary
    context: Context
    declared: Declared
    named: Named
    stamp: str

    @staticmethod
    def of(names: Names, time_zone: str) -> Reference:
        """Make the declared names ready."""
        declared = Content((), (), names.areas, names.topics, (), names.indicators)
        return Reference(
            vocabulary=Vocabulary.of(names.areas, names.topics, time_zone),
            context=read_context(declared),
            declared=Declared.of(names.indicators, names.areas),
            named=Named(
                areas={area.slug: area.name for area in names.areas},
                topics={},
                indicators={one.slug: one.name for one in names.indicators},
            ),
            stamp=digest_of(code_stamp(), repr(declared), time_zone),
        )

    def key_of(self, path: str, content: bytes) -> str:
        """Name all that an article is made from."""
        return digest_of(self.stamp, path, content)
