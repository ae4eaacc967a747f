from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Official
from digest.site.related import NEAR, SHOWN, Features, features, place_words, relate, title_words
from tests.factories import AREAS, SETTINGS, arranged, article, content, entry, observed

OTHERS: dict[str, Features] = {f"other-{number}": (f"word {number}",) for number in range(12)}
"""Articles that share nothing, among which what two others share is rare."""


def related(*held: tuple[str, Features], of: str = "a") -> tuple[str, ...]:
    return relate(dict(held) | OTHERS, {})[of]


def test_what_an_article_could_share_is_named() -> None:
    made = article(
        title="۱۲ تعاونی تازه در شهرهای گیلان",
        html="<p>۱۲ تعاونی در گیلان ساخته شد.</p>",
        area="gilan",
        topics=("kar", "ab"),
        official=Official("رضا كريمی", "مدیر"),
    )
    assert features(made, observed(entry(made, "۱۲")), place_words(AREAS)) == (
        "area gilan",
        "topic kar",
        "topic ab",
        "official رضاکریمی",
        "word تعاونی",
        "word تازه",
        "word شهر",
    )


def test_words_of_a_title_are_folded_and_have_no_endings() -> None:
    assert list(title_words("تعاونی‌های كشاورزی و تعاونیها هزار نفر می‌شوند")) == [
        "تعاونی",
        "کشاورزی",
        "تعاونی",
        "نفر",
    ]


def test_a_short_word_keeps_what_only_looks_like_an_ending() -> None:
    assert list(title_words("بها بهای شهرها")) == ["بها", "بهای", "شهر"]


def test_the_same_measure_and_area_join_more_than_the_area_alone() -> None:
    assert related(
        ("a", ("indicator jobs", "indicator jobs in yazd", "area yazd", "topic kar")),
        ("b", ("area yazd", "topic kar")),
        ("c", ("indicator jobs", "indicator jobs in yazd", "area yazd", "topic kar")),
    ) == ("c", "b")


def test_a_rare_word_joins_more_than_a_common_one() -> None:
    common = tuple((f"c{number}", ("word استان",)) for number in range(5))
    assert related(("a", ("word استان", "word زعفران")), *common, ("z", ("word زعفران",))) == ("z",)


def test_what_all_share_joins_none() -> None:
    held = {f"a{number}": ("topic kar", "area yazd") for number in range(9)}
    assert set(relate(held, {}).values()) == {()}


def test_one_common_thing_is_too_little() -> None:
    assert related(*((name, ("area yazd",)) for name in "abcdefgh")) == ()


def test_of_equals_the_nearer_comes_first_then_the_name() -> None:
    held = ("word زعفران", "word پسته")
    assert related(("z", held), ("x", ()), ("a", held), ("c", held), ("b", held), of="a") == (
        "c",
        "b",
        "z",
    )
    assert related(("d", held), ("a", held), ("b", held)) == ("b", "d")


def test_the_editors_own_come_first_each_once_and_never_itself() -> None:
    held = dict.fromkeys("abc", ("word زعفران", "word پسته")) | OTHERS
    chosen = {"a": ("other-3", "a", "b", "nowhere", "other-3")}
    assert relate(held, chosen)["a"] == ("other-3", "b", "c")


def test_all_of_the_editors_own_are_shown() -> None:
    chosen = tuple(OTHERS)[: SHOWN + 2]
    assert relate({**OTHERS, "a": ()}, {"a": chosen})["a"] == chosen


def test_a_new_article_changes_only_the_lists_near_it() -> None:
    old = {f"a{number:03}": ("topic kar", f"word {number % 20}") for number in range(200)}
    before = relate(old, {})
    after = relate({"new": ("topic kar", "word 7")} | old, {})
    changed = [slug for slug in old if before[slug] != after[slug]]
    assert "new" in after[changed[0]]
    assert len(changed) <= NEAR


HELD = st.lists(st.sampled_from([f"word {letter}" for letter in "ابپتثج"]), unique=True).map(tuple)


@given(st.dictionaries(st.sampled_from([f"s{n}" for n in range(12)]), HELD), st.data())
def test_related_are_a_few_existing_others(held: dict[str, Features], data: st.DataObject) -> None:
    names = st.lists(st.sampled_from([*held, "lost"]), max_size=3)
    chosen = {slug: data.draw(names) for slug in held}
    for slug, others in relate(held, chosen).items():
        assert slug not in others
        assert set(others) <= set(held)
        assert len(set(others)) == len(others) <= SHOWN


def test_the_order_of_reading_changes_nothing() -> None:
    entries = [
        entry(article(f"a{number}", title=f"زعفران {'پسته' * (number % 2)} گندم", area="yazd"))
        for number in range(8)
    ]
    forth = arranged(content(), entries, SETTINGS).related
    assert forth == arranged(content(), entries[::-1], SETTINGS).related
