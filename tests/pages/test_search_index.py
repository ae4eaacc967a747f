from __future__ import annotations

import re

import pytest

from digest.pages.search_index import BLOCK
from digest.persian.folding import fold_words
from tests.pages.design import rendered
from tests.pages.search_parts import Parts, searchable

WORDS = "باران برف سیل گندم نفت بانک راه بندر مدرسه تعاونی کارگران بیمه ۸۵۳ ۲٬۲۴۰ مجوز".split()
MANY = [
    searchable(
        f"khabar-{number}",
        f"{WORDS[number % 15]} و {WORDS[number % 7]}",
        f"این {WORDS[number % 11]} است.",
    )
    for number in range(90)
]


@pytest.mark.parametrize("size", [20, 512])
def test_every_article_is_found_by_each_word_of_its_title(size: int) -> None:
    parts = Parts.of(MANY, size=size)
    for number, document in enumerate(MANY):
        for term in fold_words(document.title):
            assert parts.found(term).get(number) == 3, (document.title, term)


def test_levels_tell_where_a_word_stands() -> None:
    parts = Parts.of(
        [searchable("a", "سیل", "برف."), searchable("b", "برف", "سیل.", names=("نفت",))]
    )
    assert parts.found("سیل") == {0: 3, 1: 0}
    assert parts.found("نفت") == {1: 2}
    assert parts.found("گندم") == {}


def test_the_texts_of_a_document_are_where_its_number_says() -> None:
    parts = Parts.of(MANY, size=20)
    for segment in parts.start["segments"]:
        for place in range(20):
            block = parts.part(f"{segment['number']}/texts-{place // BLOCK}")
            slug = block[place % BLOCK][0]
            assert slug == f"khabar-{segment['first'] + place}"


def test_titles_of_the_newest_segment_are_there_before_a_query() -> None:
    parts = Parts.of(MANY, size=20)
    newest = parts.start["segments"][0]
    titles = parts.part("0/titles")
    assert titles[-1] == ["khabar-89", MANY[-1].title]
    assert newest["number"] == 0
    assert newest["first"] + len(titles) == len(MANY)
    assert [path for path in parts.contents if "titles" in path] == ["search/0/titles.js"]


def test_news_leaves_the_older_segments_as_they_are() -> None:
    before, after = Parts.of(MANY[:-1], size=20), Parts.of(MANY, size=20)
    changed = {path for path, body in after.contents.items() if before.contents.get(path) != body}
    assert changed
    assert all(path.startswith("search/0/") or path == "search/start.js" for path in changed)


def test_an_edit_changes_a_few_files() -> None:
    edited = searchable("khabar-8", MANY[8].title, "این مروارید است.")
    before, after = Parts.of(MANY, size=40), Parts.of([*MANY[:8], edited, *MANY[9:]], size=40)
    changed = {path for path, body in after.contents.items() if before.contents[path] != body}
    assert {path for path in changed if "terms" not in path} == {
        "search/start.js",
        f"search/1/texts-{8 // BLOCK}.js",
    }
    assert all(path.startswith("search/1/") for path in changed - {"search/start.js"})


def test_the_index_of_nothing_is_one_too() -> None:
    parts = Parts.of([])
    assert parts.start["documents"] == 0
    assert parts.found("سیل") == {}


def test_articles_without_a_date_are_numbered_last() -> None:
    parts = Parts(rendered())
    assert parts.start["undated"] == 1
    slugs = [text[0] for text in parts.part("0/texts-0")]
    assert slugs == ["chah-yazd", "bandar-anzali", "bi-tarikh"]


def test_an_article_is_found_by_what_it_belongs_to() -> None:
    parts = Parts(rendered())
    for term in ("گیلان", "کریم", "شمال", "کار"):
        assert 1 in parts.found(term), term


def test_the_scripts_of_the_site_are_small() -> None:
    scripts = [body for path, body in rendered().items() if re.fullmatch(r"theme/.*\.js", path)]
    assert len(scripts) > 2
    assert sum(map(len, scripts)) < 15_000
