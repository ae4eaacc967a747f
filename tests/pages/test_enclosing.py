from __future__ import annotations

from digest.pages.enclosing import Enclosure, enclosed, escaped


def test_what_ends_together_is_closed_from_the_inside_out() -> None:
    around = [Enclosure(1, 4, "<b>", "</b>"), Enclosure(2, 4, "<i>", "</i>")]
    assert enclosed("abcde", around, str) == "a<b>b<i>cd</i></b>e"


def test_what_begins_where_another_ends_stands_beside_it() -> None:
    around = [Enclosure(0, 2, "[", "]"), Enclosure(2, 3, "(", ")")]
    assert enclosed("abc", around, str) == "[ab](c)"


def test_the_text_alone_is_escaped() -> None:
    assert enclosed("<&>", [Enclosure(1, 2, "<i>", "</i>")], escaped) == "&lt;<i>&amp;</i>&gt;"
