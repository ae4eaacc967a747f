"""A page with the key of before is the page of before, whatever has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from digest.config import Settings
from digest.model import (
    Article,
    Asset,
    Content,
    Correction,
    Indicator,
    JalaliDate,
    ObservationNote,
    Official,
)
from digest.pages import kinds, plan_pages
from digest.pages.blueprint import Blueprint
from digest.pages.desk import Desk
from digest.pages.page import Planned
from digest.pages.printed import Pages
from digest.pages.printing import Press
from digest.site import Site
from tests.factories import PUBLIC, arranged, article, prose, read, sample
from tests.pages.design import TEMPLATES, theme

SETTINGS = replace(PUBLIC, articles_per_page=2)

WELLS = Indicator("wells", "چاه‌ها", "count", "حلقه", "چاه‌های بسته", ("چاه",))
SHIPS = Indicator("ships", "کشتی‌ها", "count", "فروند", "", ("کشتی",))
SHOPS = Indicator("shops", "کارگاه‌ها", "count", "کارگاه", "", ("کارگاه",))

Change = Callable[[Content], Content]


def digest() -> Content:
    """Make a digest with all that pages show, in more than one sheet."""
    given, _ = sample()
    more = (
        article(
            "chah-gilan",
            "<p>باران کم بود.</p>\n<p>در گیلان ۴۰ حلقه چاه بسته شد. هزینه ۲ میلیارد تومان بود.</p>",
            area="gilan",
            topics=("ab",),
            date=JalaliDate(1403, 4, 2),
            related=("chah-yazd",),
            aliases=("/news/7",),
            corrections=(Correction(JalaliDate(1403, 4, 3), "۴ حلقه نبود، ۴۰ حلقه بود."),),
        ),
        article(
            "kar-ardabil",
            "<p>در یزد ۷ کارگاه و ۹ شرکت تعاونی و ۱۱ مدرسه و ۱۳ کتابخانه باز شد.</p>\n"
            "<p>همچنین ۱۵ نفر و ۱۷ روستا و ۱۹ خانوار بیمه شدند.</p>",
            area="ardabil",
            topics=("kar",),
            date=JalaliDate(1402, 3),
        ),
        article("har-do", "<p>۶ کشتی و ۳ حلقه چاه دیده شد.</p>", date=JalaliDate(1402, 2)),
        article(
            "barjasteh",
            "<p>۳ اتوبوس و ۴ قطار و ۵ هواپیما و ۶ تاکسی و ۷ دوچرخه و ۸ مسجد خریدند.</p>\n"
            "<p>۱۲۰ حلقه چاه کشاورزی پر شد.</p>\n<p>۱۲۰ حلقه چاه عمیق بسته شد.</p>",
            title="خریدها",
            date=JalaliDate(1402, 1),
            observations=tuple(
                ObservationNote(text=words, line=9, pin=True)
                for words in "۳ اتوبوس|۴ قطار|۵ هواپیما|۶ تاکسی|۷ دوچرخه|۸ مسجد".split("|")
            ),
        ),
        article("kohneh", "<p>۵ پل ساخته شد.</p>", title="پل‌ها", date=None),
    )
    images = (Asset("media/a.png", b"png"),)
    made = replace(given, articles=given.articles + more, media=images)
    return replace(made, indicators=(WELLS, SHIPS, SHOPS))


def planned(
    content: Content, settings: Settings = SETTINGS, before: Blueprint | None = None
) -> Pages:
    return plan_pages(site_of(content, settings), settings, TEMPLATES, theme(), before=before)


def site_of(content: Content, settings: Settings = SETTINGS) -> Site:
    return arranged(content, map(read, content.articles), settings)


def edited(slug: str, change: Callable[[Article], Article]) -> Change:
    def changed(content: Content) -> Content:
        articles = (change(one) if one.slug == slug else one for one in content.articles)
        return replace(content, articles=tuple(articles))

    return changed


def with_fields(slug: str, **fields: Any) -> Change:
    return edited(slug, lambda one: replace(one, **fields))


def reworded(slug: str, old: str, new: str) -> Change:
    def change(one: Article) -> Article:
        html = "".join(
            token if isinstance(token, str) else one.prose.text[token.start : token.end]
            for token in one.prose.tokens
        )
        lines = html.replace("</p><", "</p>\n<").replace("</h2><", "</h2>\n<")
        assert old in lines
        return replace(one, prose=prose(lines.replace(old, new)))

    return edited(slug, change)


def added(made: Article) -> Change:
    return lambda content: replace(content, articles=(*content.articles, made))


def without(slug: str) -> Change:
    def changed(content: Content) -> Content:
        return replace(content, articles=tuple(a for a in content.articles if a.slug != slug))

    return changed


def declared(*indicators: Indicator) -> Change:
    return lambda content: replace(content, indicators=indicators)


def with_area(slug: str, **fields: Any) -> Change:
    def changed(content: Content) -> Content:
        areas = (replace(a, **fields) if a.slug == slug else a for a in content.areas)
        return replace(content, areas=tuple(areas))

    return changed


def with_topic(slug: str, **fields: Any) -> Change:
    def changed(content: Content) -> Content:
        topics = (replace(one, **fields) if one.slug == slug else one for one in content.topics)
        return replace(content, topics=tuple(topics))

    return changed


NEW = article(
    "taze", "<p>در اردبیل ۲۱ حلقه چاه بسته شد.</p>", area="ardabil", date=JalaliDate(1403, 6, 1)
)
NOTE = ObservationNote(text="۹ شرکت", line=9)

CHANGES: dict[str, Change] = {
    "nothing": lambda content: content,
    "retitled": with_fields("chah-gilan", title="چاه‌های گیلان"),
    "redated": with_fields("chah-gilan", date=JalaliDate(1403, 4, 1)),
    "redated past others": with_fields("bandar-anzali", date=JalaliDate(1401, 1, 1)),
    "reworded beside figures": reworded("chah-gilan", "کم بود", "بسیار کم بود"),
    "a paragraph before figures": reworded("chah-gilan", "<p>در", "<p>ابر بود.</p>\n<p>در"),
    "emphasis around a figure": reworded("chah-gilan", "۴۰ حلقه", "<em>۴۰</em> حلقه"),
    "reworded around a figure": reworded("chah-gilan", "بسته شد", "پر شد"),
    "another figure": reworded("chah-gilan", "۴۰", "۴۱"),
    "another figure that does not lead": reworded("kar-ardabil", "۱۹ خانوار", "۲۰ خانوار"),
    "a figure more": reworded("kohneh", "۵ پل", "۵ پل و ۶ جاده"),
    "removed": without("chah-gilan"),
    "the newest removed": without("bandar-anzali"),
    "added": added(NEW),
    "added below": added(replace(NEW, date=JalaliDate(1399, 1, 1))),
    "summary": with_fields("chah-gilan", summary="چکیده"),
    "topic": with_fields("bi-tarikh", topics=("ab",)),
    "area": with_fields("kohneh", area="ardabil"),
    "source": with_fields("chah-gilan", source="خبرگزاری تازه"),
    "official": with_fields("chah-gilan", official=Official("مریم رضایی", "مدیر آب")),
    "picture": with_fields("chah-gilan", image="a.png"),
    "related": with_fields("chah-gilan", related=("bandar-anzali",)),
    "alias": with_fields("chah-gilan", aliases=("/news/8",)),
    "correction": with_fields("chah-yazd", corrections=(Correction(JalaliDate(1403), "متن"),)),
    "draft": with_fields("chah-gilan", draft=True),
    "pinned": with_fields("kar-ardabil", observations=(replace(NOTE, pin=True),)),
    "hidden": with_fields("kar-ardabil", observations=(replace(NOTE, hide=True),)),
    "topic renamed": with_topic("ab", name="آبیاری"),
    "topic described": with_topic("kar", description="کار و پیشه"),
    "area renamed": with_area("ardabil", name="اردبیل نو"),
    "area moved on the map": with_area("ardabil", row=5),
    "indicators in another order": declared(SHIPS, WELLS, SHOPS),
    "indicator renamed": declared(replace(WELLS, name="چاه"), SHIPS, SHOPS),
    "another indicator renamed": declared(WELLS, SHIPS, replace(SHOPS, name="کارگاه")),
    "another indicator without an area": with_fields("bandar-anzali", area=""),
    "indicator away": declared(WELLS, SHIPS),
    "no indicators": declared(),
    "leaf": lambda c: replace(c, leaves=(replace(c.leaves[0], title="ما"),)),
    "media": lambda c: replace(c, media=(Asset("media/a.png", b"other"),)),
}


OTHERS: dict[str, Settings] = {
    "title": replace(SETTINGS, title="خبرنامهٔ دیگر"),
    "publisher": replace(SETTINGS, publisher="ناشر"),
    "address": replace(SETTINGS, base_url="https://example.net/"),
    "no address": replace(SETTINGS, base_url=""),
    "zone": replace(SETTINGS, time_zone="Asia/Tokyo"),
    "longer sheets": replace(SETTINGS, articles_per_page=3),
}


@cache
def before() -> tuple[dict[str, str], dict[str, bytes]]:
    pages = planned(digest())
    return pages.keys_of, dict(pages)


def changed_keys(after: Pages) -> set[str]:
    keys, _ = before()
    return {path for path, key in after.keys_of.items() if keys.get(path) != key}


def wrongly_kept(after: Pages) -> list[str]:
    _, files = before()
    return sorted(path for path in set(after) - changed_keys(after) if after[path] != files[path])


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_key_means_the_same_bytes(name: str) -> None:
    assert wrongly_kept(planned(CHANGES[name](digest()))) == []


@pytest.mark.parametrize("name", OTHERS)
def test_keys_follow_the_settings_too(name: str) -> None:
    assert wrongly_kept(planned(digest(), OTHERS[name])) == []


@pytest.mark.parametrize("name", ["site.css", "card.png"])
def test_keys_follow_the_theme_too(name: str) -> None:
    other = tuple(
        replace(asset, content=asset.content + b"\n") if asset.path == name else asset
        for asset in theme()
    )
    assert other != theme()
    site = site_of(digest())
    assert wrongly_kept(plan_pages(site, SETTINGS, TEMPLATES, other)) == []


def test_keys_follow_the_templates_too(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES, tmp_path / "templates")
    template = folder / "indicator.html"
    template.write_text(template.read_text("utf-8") + "{# more #}<hr>", encoding="utf-8")
    site = site_of(digest())
    pages = plan_pages(site, SETTINGS, folder, theme())
    assert wrongly_kept(pages) == []
    assert changed_keys(pages) == {f"indicators/{one}.html" for one in ("wells", "ships", "shops")}


_IN_FULL = " ".join(
    (
        "articles/chah-gilan.html",
        *(
            f"{folder}{name}"
            for folder in ("", "areas/gilan/", "topics/ab/")
            for name in ("feed.xml", "rss.xml", "feed.json")
        ),
    )
)
"""Where an article's whole text stands."""

_SEARCHED = " ".join(
    f"search/{name}.js" for name in ("start", "0/titles", "0/terms-0", "0/texts-1")
)
"""The parts of the search index that know the article."""


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("nothing", ""),
        ("a paragraph before figures", f"{_IN_FULL} {_SEARCHED}"),
        ("emphasis around a figure", _IN_FULL),
        ("media", "media/a.png"),
    ],
)
def test_what_a_small_change_leaves_as_it_is(name: str, changed: str) -> None:
    assert changed_keys(planned(CHANGES[name](digest()))) == set(changed.split())


@cache
def blueprint() -> Blueprint:
    return planned(digest()).blueprint


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_planned_after_a_blueprint_is_what_is_planned_anew(name: str) -> None:
    content = CHANGES[name](digest())
    assert planned(content, before=blueprint()).blueprint == planned(content).blueprint


@pytest.mark.parametrize("name", OTHERS)
def test_a_blueprint_is_of_its_settings_alone(name: str) -> None:
    after = planned(digest(), OTHERS[name], before=blueprint())
    assert after.keys_of == planned(digest(), OTHERS[name]).keys_of


def test_a_blueprint_is_of_its_design_alone(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (folder / "indicator.html").write_text("{{ page.title }}", encoding="utf-8")
    (first, *others), site = theme(), site_of(digest())
    style = (replace(first, content=first.content + b"\n"), *others)
    for design in ((folder, theme()), (TEMPLATES, style)):
        anew = plan_pages(site, SETTINGS, *design)
        assert plan_pages(site, SETTINGS, *design, before=blueprint()).keys_of == anew.keys_of
        assert anew.keys_of != blueprint().keys


@pytest.mark.parametrize("name", ["a paragraph before figures", "emphasis around a figure"])
def test_an_edited_text_is_planned_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = CHANGES[name](digest())
    anew = planned(content)
    with monkeypatch.context() as patched:
        patched.delattr(kinds, "plan_all")
        pages = planned(content, before=blueprint())
        assert {path: pages[path] for path in changed_keys(pages)} == {
            path: anew[path] for path in changed_keys(anew)
        }
    assert dict(pages) == dict(anew)  # the rest is planned when it is asked for


def test_what_is_new_leaves_older_sheets_as_they_are() -> None:
    after = changed_keys(planned(CHANGES["added"](digest())))
    sheets = {path for path in after if "page/" in path}
    assert sheets == {"numbers/page/6.html", "numbers/page/7.html"}
    assert {"index.html", "articles/taze.html", "articles/bandar-anzali.html"} <= after
    assert not {"articles/kohneh.html", "areas/gilan.html", "archive/1402/02.html"} & after


def test_what_is_new_leaves_older_sheets_of_its_source_as_they_are() -> None:
    given = digest()
    articles = tuple(replace(one, source="ایسنا", area="gilan") for one in given.articles)
    content = replace(given, articles=articles)
    keys = planned(content).keys_of
    after = planned(added(replace(NEW, source="ایسنا", area="gilan"))(content)).keys_of
    stayed = {path for path in keys if after[path] == keys[path]}
    for older in ("areas/gilan/page/1.html", "sources/ایسنا/page/1.html"):
        assert older in stayed


def test_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[str] = []

    def make(path: str) -> bytes:
        made.append(path)
        return path.encode()

    plans = [Planned(path, "content", (path,), partial(make, path)) for path in ("b", "a")]
    site = arranged(*sample(), SETTINGS)
    pages = Pages(plans, Desk.of(site, SETTINGS), Press(site, SETTINGS, TEMPLATES, b""))
    assert (list(pages), len(pages), "a" in pages, "c" in pages) == (["b", "a"], 2, True, False)
    assert pages.keys_of["a"] != pages.keys_of["b"]
    assert made == []
    assert pages["a"] == b"a"
    assert made == ["a"]
    with pytest.raises(KeyError):
        pages["c"]
