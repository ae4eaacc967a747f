"""The preview in a real browser: every edit is shown, and nothing more than that happens."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.preview.looking import is_marked, look, mark
from tests.preview.fake import make_site
from tests.preview.running import Running, running, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends a process by SIGINT")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    make_site(tmp_path / "site")
    with running(tmp_path / "site") as preview:
        yield preview


def test_edits_faster_than_pages_load_end_with_the_last(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    for number in range(40):
        preview.write("0.txt", f"<p>ویرایش {number}.</p>")
        time.sleep(0.03)
    expect(page.locator("#text")).to_have_text("ویرایش 39.")


def test_five_hundred_files_at_once_are_one_build(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    before = preview.builds()
    preview.process.send_signal(signal.SIGSTOP)  # so that a busy machine can't spread them out
    for number in range(500):
        preview.write(f"{number}.txt", f"<p>تازه {number}.</p>")
    preview.process.send_signal(signal.SIGCONT)
    expect(page.locator("#text")).to_have_text("تازه 0.")
    time.sleep(0.5)
    assert preview.builds() == before + 1


def test_only_the_page_that_changed_reloads(page: Page, browser: Browser, preview: Running) -> None:
    other = browser.new_page()
    look(page, preview, "articles/0.html")
    look(other, preview, "articles/1.html")
    mark(other)
    preview.write("0.txt", "<h1>تازه</h1>")
    expect(page).to_have_title("تازه")
    assert is_marked(other)
    preview.write("1.txt", "<h1>آن یکی</h1>")
    expect(other).to_have_title("آن یکی")
    assert not is_marked(other)
    other.close()


def test_a_text_alone_is_put_in_place_without_a_reload(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    mark(page)
    for number in range(3):
        preview.write("0.txt", f"<p>متن {number}.</p>")
        expect(page.locator("#text")).to_have_text(f"متن {number}.")
    assert is_marked(page)
    (preview.site / "theme/style.css").write_text("main { color: rgb(9, 9, 9) }")
    expect(page.locator("#text")).to_have_css("color", "rgb(9, 9, 9)")
    assert is_marked(page)
    preview.write("0.txt", "<h1>عنوان</h1>")
    expect(page).to_have_title("عنوان")
    assert not is_marked(page)


def test_the_place_that_an_address_names_stays_marked(page: Page, preview: Running) -> None:
    preview.write("0.txt", "<p id='s'>کهنه</p>")
    preview.said("0.txt changed")
    look(page, preview, "articles/0.html#s")
    preview.write("0.txt", "<p id='s'>تازه</p>")
    expect(page.locator("#s:target")).to_have_text("تازه")


def test_two_browsers_on_one_page_both_reload(
    page: Page, browser: Browser, preview: Running
) -> None:
    other = browser.new_context().new_page()
    for each in (page, other):
        look(each, preview, "articles/0.html")
    preview.write("0.txt", "<p>تازه</p>")
    for each in (page, other):
        expect(each.locator("#text")).to_have_text("تازه")
    other.context.close()


def test_styles_are_swapped_without_a_reload(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    mark(page)
    (preview.site / "theme/style.css").write_text("main { color: rgb(9, 9, 9) }")
    expect(page.locator("#text")).to_have_css("color", "rgb(9, 9, 9)")
    assert is_marked(page)


@pytest.mark.parametrize("title", ["", "<h1>عنوان تازه</h1>"])
def test_the_scroll_position_is_kept(title: str, page: Page, preview: Running) -> None:
    paragraphs = "".join(f"<p>بند {number}</p>" for number in range(300))
    preview.write("0.txt", paragraphs)
    preview.said("0.txt changed")
    look(page, preview, "articles/0.html")
    page.evaluate("window.scrollTo(0, 2500)")
    preview.write("0.txt", f"{paragraphs}<p id='new'>تازه</p>{title}")
    expect(page.locator("#new")).to_have_text("تازه")
    until(lambda: bool(page.evaluate("Math.abs(window.scrollY - 2500) < 2")))


def test_new_moved_and_deleted_files_are_seen(page: Page, preview: Running) -> None:
    look(page, preview, "index.html")
    old = preview.site / "old.txt"
    old.write_text("<p>کهنه</p>", encoding="utf-8")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    old.rename(preview.site / "content/moved-in.txt")
    expect(page.get_by_text("articles/moved-in.html")).to_be_visible()
    (preview.site / "content/moved-in.txt").rename(preview.site / "content/renamed.txt")
    expect(page.get_by_text("articles/renamed.html")).to_be_visible()
    expect(page.get_by_text("articles/moved-in.html")).to_have_count(0)
    (preview.site / "content/renamed.txt").unlink()
    expect(page.get_by_text("articles/renamed.html")).to_have_count(0)
    folder = preview.site / "content/new/deep"
    folder.mkdir(parents=True)
    (folder / "inside.txt").write_text("<p>درون</p>", encoding="utf-8")
    expect(page.get_by_text("articles/inside.html")).to_be_visible()


def test_a_page_that_goes_shows_404_and_comes_back(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    (preview.site / "content/0.txt").unlink()
    expect(page.locator("#text")).to_have_text("گم شد")
    preview.write("0.txt", "<p>بازگشت</p>")
    expect(page.locator("#text")).to_have_text("بازگشت")


@pytest.mark.parametrize("fault", ["BROKEN", "FAULT"])
def test_a_broken_build_is_told_over_the_last_good_page(
    fault: str, page: Page, preview: Running
) -> None:
    look(page, preview, "articles/0.html")
    preview.write("1.txt", f"<p>خوب</p>\n{fault}")
    problems = page.locator("#preview-problems")
    expect(problems).to_be_visible()
    expect(problems).to_have_css("position", "fixed")
    expect(page.locator("#text")).to_have_text("خبر 0")
    if fault == "BROKEN":
        where = problems.locator("bdi").first
        expect(where).to_have_text("content/1.txt:2")
        expect(where).to_have_css("direction", "ltr")
        expect(problems).to_contain_text("این خبر شکسته است.")
    else:
        expect(problems).to_contain_text("RuntimeError")
    problems.locator("summary").click()
    expect(problems.locator("li").first).to_be_hidden()
    preview.write("1.txt", "<p>درست شد</p>")
    expect(problems).to_have_count(0)


def test_a_preview_that_begins_broken_shows_why(page: Page, tmp_path: Path) -> None:
    make_site(tmp_path)
    (tmp_path / "content/0.txt").write_text("BROKEN")
    with running(tmp_path) as preview:
        look(page, preview, "articles/1.html")
        expect(page.locator("#preview-problems")).to_contain_text("content/0.txt:1")
        preview.write("0.txt", "<p>درست شد</p>")
        expect(page.locator("#text")).to_have_text("خبر 1")


def test_a_base_path(page: Page, tmp_path: Path) -> None:
    make_site(tmp_path)
    with running(tmp_path, "--base", "digest") as preview:
        assert preview.address.endswith("/digest/")
        page.goto(preview.address.removesuffix("digest/"))
        expect(page).to_have_url(re.compile("/digest/$"))
        look(page, preview, "articles/0.html")
        preview.write("0.txt", "<p>تازه</p>")
        expect(page.locator("#text")).to_have_text("تازه")
        mark(page)
        (tmp_path / "theme/style.css").write_text("main { color: rgb(9, 9, 9) }")
        expect(page.locator("#text")).to_have_css("color", "rgb(9, 9, 9)")
        assert is_marked(page)
        page.goto(preview.address + "no/such/page")
        expect(page.locator("#text")).to_have_text("گم شد")


def test_a_foreign_page_can_not_connect(page: Page, preview: Running) -> None:
    page.goto("about:blank")
    socket = preview.address.replace("http", "ws") + "livereload"
    outcome = page.evaluate(
        "address => new Promise(tell => {"
        "  const socket = new WebSocket(address);"
        "  socket.onopen = () => tell('open'); socket.onerror = () => tell('refused'); })",
        socket,
    )
    assert outcome == "refused"


def test_changed_code_starts_the_program_anew(page: Page, tmp_path: Path) -> None:
    make_site(tmp_path)
    (tmp_path / "code").mkdir()
    with running(tmp_path) as first:
        port = first.address.split(":")[2].strip("/")
    with running(tmp_path, "--port", port) as preview:
        look(page, preview, "articles/0.html")
        (tmp_path / "code/rules.py").write_text("def broken(:\n")
        expect(page.locator("#preview-problems")).to_contain_text("rules.py")
        (tmp_path / "code/sound.py").write_text("sound = True\n")
        expect(page.locator("#preview-problems")).to_contain_text("rules.py")
        before = len(preview.lines)
        (tmp_path / "code/rules.py").write_text("whole = True\n")
        preview.said("starting anew", before)
        preview.said("made in", before)
        expect(page.locator("#preview-problems")).to_have_count(0)
        preview.write("0.txt", "<p>پس از آغاز دوباره</p>")
        expect(page.locator("#text")).to_have_text("پس از آغاز دوباره")


def test_folders_that_go_and_come_back_are_still_watched(page: Page, preview: Running) -> None:
    look(page, preview, "articles/0.html")
    content, aside = preview.site / "content", preview.site / "aside"
    content.rename(aside)
    until(lambda: preview.builds() > 1, lambda: preview.lines)
    aside.rename(content)
    time.sleep(1.5)
    preview.write("0.txt", "<p>باز هم دیده شد</p>")
    expect(page.locator("#text")).to_have_text("باز هم دیده شد")
