from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.importing.furniture import clear_furniture
from digest.importing.scraps import Scrap
from digest.importing.story import join_lines, read_story

FIRST = (
    "به گزارش ایرنا، مدیرکل تعاون استان از افتتاح ۱۲ طرح تعاونی در هفته تعاون در این استان خبر داد."
)
SECOND = "وی افزود: با بهره‌برداری از این طرح‌ها برای ۳۲۰ نفر در شهرستان‌های استان شغل ایجاد می‌شود."


def story(*lines: str) -> tuple[str, tuple[str, ...]]:
    read = read_story(Scrap(lines))
    return read.title, read.paragraphs


def test_a_short_line_above_the_text_is_the_title() -> None:
    assert story("افتتاح ۱۲ طرح تعاونی", "", FIRST, "", SECOND) == (
        "افتتاح ۱۲ طرح تعاونی",
        (FIRST, SECOND),
    )


def test_a_kicker_goes_before_the_title() -> None:
    title, paragraphs = story("مدیرکل تعاون:", "۱۳۹۷/۰۶/۱۴", "طرح‌ها افتتاح شد", "", FIRST)
    assert title == "مدیرکل تعاون: طرح‌ها افتتاح شد"
    assert paragraphs == (FIRST,)


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert story(FIRST, SECOND) == ("", (FIRST, SECOND))


@pytest.mark.parametrize(
    "end",
    [
        ["انتهای پیام/د", "", "اخبار پیشنهادی", "آخرین اخبار"],
        ["نظر شما", "شما در حال پاسخ به نظر «» هستید.", "captcha"],
        ["بازگشت به خانه", "", "پاسخی بگذارید"],
        ["انتهای پیام", "برچسب‌ها: تعاون، کار"],
        [
            "دیدگاهتان را بنویسید",
            "نشانی ایمیل شما منتشر نخواهد شد. بخش‌های موردنیاز علامت‌گذاری شده‌اند *",
        ],
        ["آخرين اخبار"],
    ],
)
def test_furniture_below_the_text_goes(end: list[str]) -> None:
    assert story("عنوان خبر", "", FIRST, SECOND, "", *end)[1] == (FIRST, SECOND)


def test_furniture_above_the_title_goes() -> None:
    title, paragraphs = story("صفحه نخست", "کد خبر: ۱۲۳", "عنوان خبر", "", FIRST)
    assert (title, paragraphs) == ("عنوان خبر", (FIRST,))


def test_a_box_between_paragraphs_goes_with_its_lines() -> None:
    lines = ("عنوان", "", FIRST, "", "بیشتر بخوانید", "خبری دیگر از استان", "", SECOND)
    assert story(*lines)[1] == (FIRST, SECOND)


def test_words_of_furniture_in_the_middle_of_a_story_stay() -> None:
    middle = "آخرین اخبار از این طرح را معاون استاندار در نشست خبری با خبرنگاران استان بازگو کرد."
    assert story("عنوان", "", FIRST, middle, SECOND)[1] == (FIRST, middle, SECOND)


def test_a_whole_line_of_furniture_with_prose_after_it_stays() -> None:
    lines = (
        "عنوان",
        "",
        FIRST,
        "",
        "برچسب‌ها",
        "",
        SECOND,
        "",
        FIRST + " باز هم",
        "",
        SECOND + " و بس.",
    )
    assert "برچسب‌ها" in story(*lines)[1]


def test_lines_cut_inside_a_sentence_are_joined() -> None:
    assert join_lines(("طرح‌ها ارائه شده‌اند و", "۱۰۰ میلیارد واریز شد.")) == (
        ("طرح‌ها ارائه شده‌اند و ۱۰۰ میلیارد واریز شد.",),
        1,
    )


def test_where_blank_lines_part_paragraphs_single_breaks_do_not() -> None:
    lines = (FIRST, "", SECOND, "۱۰۰ نفر آمدند.", "", FIRST, "", SECOND)
    assert join_lines(lines)[0] == (FIRST, SECOND + " ۱۰۰ نفر آمدند.", FIRST, SECOND)


def test_items_of_a_list_are_not_joined() -> None:
    lines = ("طرح‌ها:", "- پوشاک و", "- سنگ")
    assert join_lines(lines)[0] == lines


def test_a_source_line_is_read_and_taken_away() -> None:
    read = read_story(Scrap(("عنوان", "", FIRST, "منبع: ایسنا")))
    assert read.source == "ایسنا"
    assert read.paragraphs == (FIRST,)


def test_an_impossible_date_is_told_and_not_used() -> None:
    read = read_story(Scrap(("عنوان", "تاریخ: ۱۳۹۷/۱۲/۳۱", "", FIRST)))
    assert read.moment is None
    assert read.faults


@given(
    st.lists(
        st.sampled_from(["", FIRST, SECOND, "انتهای پیام", "آخرین اخبار", "کوتاه"]), max_size=9
    )
)
def test_no_line_is_lost_silently(lines: list[str]) -> None:
    cleared = clear_furniture(tuple(lines))
    full = sorted(line for line in lines if line)
    assert sorted([line for line in cleared.lines if line] + list(cleared.removed)) == full
