from __future__ import annotations

from digest.quantities import find_quantities


def test_surface_is_the_text_itself() -> None:
    text = "وی آمار داد:۶۴۱ کارآفرین و۲۱ طرح با ٤٥٦ نفردر سال"
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.surface
