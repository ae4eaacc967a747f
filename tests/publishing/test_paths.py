"""Which paths a site may not have."""

from __future__ import annotations

import pytest

from digest.publishing.paths import folded, path_problems


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../index.html",
        "articles/../../index.html",
        "articles/./a.html",
        "articles//a.html",
        "articles/",
        "articles\\a.html",
        "c:/a.html",
        "con",
        "articles/AUX.html",
        "com1.tar.gz",
        "lpt².html",
        "conin$",
        "what?.html",
        "a\x00.html",
        "a\nb.html",
        "half\ud800.html",
        "dot./a.html",
        "space /a.html",
        "خ" * 126 + ".html",
        ".khabarnameh.json",
        ".KHABARNAMEH.json",
    ],
)
def test_unsafe_path_is_told(path: str) -> None:
    [problem] = path_problems([path, "index.html"])
    assert problem.code == "unsafe-path"
    str(problem).encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "A.html"),
        ("articles/Ärger.html", "articles/a\u0308rger.html"),
        ("straße.html", "STRASSE.html"),
        ("آب.html", "\u0627\u0653ب.html"),
        ("feed", "feed/atom.xml"),
        ("Feed", "feed/deep/atom.xml"),
    ],
)
def test_two_paths_for_one_place_are_told_with_both_names(one: str, other: str) -> None:
    [problem] = path_problems([one, other])
    assert problem.code == "same-path"
    assert one in problem.message
    assert other in problem.message


def test_ordinary_paths_pass() -> None:
    paths = ["index.html", ".nojekyll", "articles/تعاونی-روستایی.html", "خ" * 125 + ".html"]
    paths += ["archive/1397/06.html", "archive/1397.html", "context.html", "a.b.c", "articles.html"]
    assert path_problems(paths) == ()


def test_folding_is_stable() -> None:
    assert folded(folded("İSTANBUL/ﬁ.html")) == folded("İSTANBUL/ﬁ.html")
