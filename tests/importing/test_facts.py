from __future__ import annotations

import pytest

from digest.importing.headlines import derive_headline, summarise
from digest.importing.officials import find_official
from digest.importing.outlets import canonical, city_of_dateline, outlet_of_address, outlet_of_text
from digest.importing.questions import find_typos
from digest.importing.subjects import find_area, find_topics
from digest.model import Official
from tests.importing.words import AREAS, TOPICS


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("به گزارش ایرنا، باران بارید.", "ایرنا"),
        ("ارومیه - ایرنا - مدیرکل گفت:", "ایرنا"),
        ("به گزارش خبرنگار مهر، باران بارید.", "خبرگزاری مهر"),
        (
            "به گزارش گروه استان‌های باشگاه خبرنگاران جوان از کرمانشاه، باران",
            "باشگاه خبرنگاران جوان",
        ),
        ("به گزارش پایگاه خبری کوهستان، باران بارید.", "پایگاه خبری کوهستان"),
        (
            "به گزارش روابط عمومی اداره کل تعاون، کار و رفاه اجتماعی ایلام، فرزانه کرمی گفت:",
            "اداره کل تعاون، کار و رفاه اجتماعی ایلام",
        ),
        ("به گزارش خبرنگار ما، باران بارید.", ""),
        ("باران بارید و سهم ایرنایی‌ها نبود.", ""),
    ],
)
def test_the_source_is_read_from_the_text(text: str, source: str) -> None:
    assert outlet_of_text((text,)) == source


def test_the_source_is_known_by_its_address() -> None:
    assert outlet_of_address("https://www.mehrnews.com/news/1") == "خبرگزاری مهر"
    assert outlet_of_address("https://example.ir") == ""
    assert canonical("روزنامهٔ ناشناس") == "روزنامهٔ ناشناس"


def test_the_area_named_most_is_the_storys() -> None:
    area = find_area("کاهش بیکاری در یزد", ("استاندار یزد به قم رفت.", "در قم گفت."), AREAS)
    assert area is not None
    assert area.name == "یزد"


def test_a_name_of_something_else_is_no_area() -> None:
    assert find_area("", ("به گزارش خبرگزاری فارس، باران بارید.",), AREAS) is None
    area = find_area("", ("در استان فارس باران بارید.",), AREAS)
    assert area is not None


def test_the_seat_of_a_province_tells_the_area() -> None:
    assert city_of_dateline("خرم‌آباد - ایسنا - باران بارید") == "خرم‌آباد"
    area = find_area("", ("خرم‌آباد - ایسنا - باران بارید",), AREAS)
    assert area is not None
    assert area.name == "لرستان"


def test_topics_are_those_named_twice_or_in_the_title() -> None:
    topics = find_topics("اشتغال زنان", ("تعاون و کار. تعاون خوب است.", "کارآفرینی"), TOPICS)
    assert [topic.name for topic in topics] == ["اشتغال", "تعاون"]


@pytest.mark.parametrize(
    ("paragraphs", "official"),
    [
        (
            ("مدیرکل تعاون استان یزد گفت: خوب است.", "علی رضایی افزود: بهتر می‌شود."),
            Official("علی رضایی", "مدیرکل تعاون استان یزد"),
        ),
        (
            ("سیدمحمد طالبی استاندار یزد در این آیین گفت: خوب است.",),
            Official("سیدمحمد طالبی", "استاندار یزد"),
        ),
        (
            ("به گزارش ایسنا، مریم نادری روز شنبه گفت: خوب است.", "نادری افزود: بهتر شد."),
            Official("مریم نادری", ""),
        ),
        (
            ("رضا امینی، فرماندار دماوند با اشاره به باران گفت: خوب است.",),
            Official("رضا امینی", "فرماندار دماوند"),
        ),
        (("وی گفت: خوب است.", "این طرح در سال گذشته آغاز شد."), None),
    ],
)
def test_the_official_is_who_speaks(paragraphs: tuple[str, ...], official: Official | None) -> None:
    assert find_official(paragraphs, AREAS) == official


def test_a_headline_is_made_of_the_storys_words() -> None:
    paragraphs = ("او گفت: در یک سال گذشته ۶۴۸ نیرو در بخش تعاون مشغول به کار شده‌اند.",)
    headline = derive_headline(paragraphs)
    assert headline == "در یک سال گذشته ۶۴۸ نیرو در بخش تعاون مشغول به کار شده‌اند"


def test_a_headline_is_found_even_where_no_clause_fits() -> None:
    assert derive_headline(("کوتاه.",)) == "کوتاه."
    assert len(derive_headline(("واژه " * 60,))) < 100


def test_a_summary_is_the_first_sentence() -> None:
    assert summarise(("یزد - ایسنا - باران بارید. سیل آمد.",)) == "باران بارید."
    assert summarise(("واژه " * 80,)).endswith("…")
    assert summarise(()) == ""


def test_likely_typos_are_asked_about_once() -> None:
    assert find_typos("مجوز مشاعل خانگی در طرح پشتیان") == (
        ("مشاعل", "مشاغل"),
        ("پشتیان", "پشتیبان"),
    )


def test_right_words_and_repeated_names_are_not_asked_about() -> None:
    assert find_typos("مدیرکل تعاون، کار و رفاه اجتماعی استان گفت که مجوزها صادر شد") == ()
    assert find_typos("مشاعل و باز هم مشاعل") == ()
