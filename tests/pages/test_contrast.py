"""The colours of the theme against each other, as WCAG 2.2 measures them, in both schemes."""

from __future__ import annotations

import re

import pytest

from tests.pages.design import theme

TEXT, LINES = 4.5, 3.0

READ = (
    ("ink", "paper"),
    ("ink", "panel"),
    ("ink", "wash"),
    ("ink", "stroke"),
    ("ink", "shade-1"),
    ("ink", "shade-2"),
    ("soft", "paper"),
    ("soft", "panel"),
    ("soft", "wash"),
    ("firuze", "paper"),
    ("firuze", "panel"),
    ("firuze", "wash"),
    ("firuze", "shade-1"),
    ("on-deep", "deep"),
    ("soft-on-deep", "deep"),
    ("saffron", "deep"),
    ("on-saffron", "saffron"),
    ("on-shade", "shade-3"),
    ("on-shade", "shade-4"),
    ("on-shade", "shade-5"),
)
SEEN = (
    ("field", "paper"),  # the border of a field
    ("soft-on-deep", "deep"),  # the same in the masthead
    ("firuze", "paper"),  # bars and lines
    ("saffron", "deep"),  # one ring of the focus against the other
)

_PAIRED = re.compile(r"--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);")
_SINGLE = re.compile(r"--([\w-]+): (#\w{6});")


def colours(scheme: str) -> dict[str, str]:
    tokens = next(asset for asset in theme() if asset.path == "styles/tokens.css").content.decode()
    paired = {name: light if scheme == "light" else dark for name, light, dark in pairs(tokens)}
    return paired | dict(_SINGLE.findall(tokens))


def pairs(tokens: str) -> list[tuple[str, str, str]]:
    return [(found[1], found[2], found[3]) for found in _PAIRED.finditer(tokens)]


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), READ)
def test_words_stand_out_from_their_ground(words: str, ground: str, scheme: str) -> None:
    of = colours(scheme)
    assert contrast(of[words], of[ground]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SEEN)
def test_what_is_drawn_can_be_seen(line: str, ground: str, scheme: str) -> None:
    of = colours(scheme)
    assert contrast(of[line], of[ground]) >= LINES


def test_no_part_of_the_style_has_a_colour_of_its_own() -> None:
    for asset in theme():
        if asset.path.startswith("styles/") and not asset.path.endswith(
            ("tokens.css", "print.css")
        ):
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", asset.content.decode()), asset.path
