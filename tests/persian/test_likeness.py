from __future__ import annotations

from digest.persian.likeness import SAME_STORY, likeness, nearest, shingles

STORY = (
    "مدیرکل تعاون استان گفت که در سال گذشته هزار و دویست مجوز مشاغل خانگی در استان صادر شده است و "
    "برای این کار بیش از چهل میلیارد تومان تسهیلات به طرح‌های مصوب توسط بانک‌های عامل پرداخت شده است"
)
OTHER = (
    "هوای استان در سه روز آینده خنک می‌شود و در ارتفاعات برف خواهد بارید، هواشناسی هشدار داد که "
    "رانندگان زنجیر همراه داشته باشند"
)


def test_a_text_is_like_itself_in_any_spelling() -> None:
    spelled = STORY.replace("ی", "ي").replace("\u200c", "")
    assert likeness(shingles(STORY), shingles(spelled)) == 1.0


def test_two_stories_are_not_alike() -> None:
    assert likeness(shingles(STORY), shingles(OTHER)) < 0.1


def test_a_part_of_a_story_is_the_same_story() -> None:
    part = " ".join(STORY.split()[:22])
    assert likeness(shingles(part), shingles(STORY)) > SAME_STORY


def test_the_nearest_of_nothing_is_nothing() -> None:
    assert nearest(STORY, {}) == ("", 0.0)


def test_an_empty_text_is_like_no_story() -> None:
    assert likeness(shingles(""), shingles(STORY)) == 0.0
