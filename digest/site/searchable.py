"""What one article gives to the search: the terms it is found by, and the words it is shown with.

Made from that article alone, as plain strings, so that it can be remembered
for as long as the article stays as it is.
"""

from __future__ import annotations

from msgspec import Struct


class Searchable(Struct, frozen=True):
    """An article as the search knows it.

    ``note`` says when and where for people, ``sentences`` is the shown text;
    in all that is shown, runs of other direction stand between controls.
    ``terms`` has a string of terms for each level, the weakest first: once in
    the text, often in the text, among the names, in the title; a term has one
    level. ``values`` pairs figures with the words that stand for them where
    the text has no such figure: «2240» and «۲ هزار و ۲۴۰».
    """

    slug: str
    title: str
    note: str
    sentences: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    terms: tuple[str, str, str, str]
