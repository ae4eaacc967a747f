from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages.isolation import LRI, PDI, RLI, isolated_html, isolated_line, isolated_plain

CASES = Path(__file__).parent.parent / "cases" / "isolation.tsv"
SHOWN = (("<bdi>", "["), ('<bdi dir="ltr">', "<"), ('<bdi dir="ltr" lang="en">', "{"))
CLOSING = {"[": "]", "<": ">", "{": "}"}


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(text, marked) for text, marked in pairs]


def marked(text: str) -> str:
    """Write what was isolated with brackets; an address or code is foreign too."""
    html = isolated_html(text)
    for tag, bracket in SHOWN:
        html = re.sub(f"{re.escape(tag)}([^<]*)</bdi>", rf"{bracket}\1{CLOSING[bracket]}", html)
    return re.sub(r"<([A-Za-z0-9][^<>]*)>", r"{\1}", html)


@pytest.mark.parametrize(("text", "expected"), cases())
def test_runs_are_isolated(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_words_are_marked_as_english_and_addresses_are_not() -> None:
    assert 'lang="en"' in isolated_html("شرکت Google")
    assert 'lang="en"' not in isolated_html("https://example.ir/a")
    assert 'lang="en"' not in isolated_html("2026-11-22")


def test_plain_text_is_isolated_by_controls_where_the_order_could_be_lost() -> None:
    assert isolated_plain("۱۲ طرح Google") == f"۱۲ طرح {LRI}Google{PDI}"
    assert isolated_plain("هوا سرد شد") == "هوا سرد شد"


def test_a_mixed_line_keeps_its_order_wherever_it_is_shown() -> None:
    assert isolated_line("۱۲ طرح Google") == f"{RLI}۱۲ طرح {LRI}Google{PDI}{PDI}"
    assert isolated_line("۱۲ کشتی آمد") == "۱۲ کشتی آمد"


@given(st.text(alphabet="ا ب٪%.,:/-−+$«»<>&\"'aZ@۱۲۳45\u200c٫٬"))
def test_nothing_is_lost(text: str) -> None:
    assert unescape(re.sub(r"</?bdi[^>]*>", "", isolated_html(text))) == text
    assert isolated_plain(text).replace(LRI, "").replace(PDI, "") == text
