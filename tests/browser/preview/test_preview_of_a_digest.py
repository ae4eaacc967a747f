"""The real program's preview in a real browser: edits of articles, templates and styles."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from digest.persian.numerals import to_persian_digits
from tests.browser.preview.looking import is_marked, look, mark
from tests.preview.running import REAL, ROOT, Running, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends a process by SIGINT")


@pytest.fixture
def digest(tmp_path: Path) -> Iterator[Running]:
    """The real program's preview of a digest with a design of its own."""
    shutil.copytree(ROOT / "tests/sites/minimal", tmp_path, dirs_exist_ok=True)
    for part in ("templates", "theme"):
        shutil.copytree(ROOT / part, tmp_path / part)
    with running(tmp_path, program=REAL) as preview:
        yield preview


@pytest.fixture
def article(digest: Running) -> Path:
    [path] = (digest.site / "content/articles").glob("*.md")
    return path


def test_twenty_edits_half_a_second_apart_are_all_shown(
    page: Page, digest: Running, article: Path
) -> None:
    whole = article.read_text(encoding="utf-8")
    look(page, digest, f"articles/{article.stem}.html")
    for number in range(20):
        saved = time.monotonic()
        shown = f"ویرایش {to_persian_digits(str(number))}."
        article.write_text(f"{whole}\n\n{shown}\n", encoding="utf-8")
        expect(page.locator("article")).to_contain_text(shown)
        time.sleep(max(0, saved + 0.5 - time.monotonic()))


def test_an_edit_is_shown_on_its_own_page_and_on_others(
    page: Page, browser: Browser, digest: Running, article: Path
) -> None:
    other = browser.new_page()
    look(page, digest, f"articles/{article.stem}.html")
    look(other, digest, "index.html")
    text = article.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    article.write_text(text.replace(title, "title: عنوانی که تازه است"), encoding="utf-8")
    for each in (page, other):
        expect(each.get_by_text("عنوانی که تازه است").first).to_be_visible()
    other.close()


def test_what_is_not_yet_published_is_shown_and_marked(
    page: Page, digest: Running, article: Path
) -> None:
    text = article.read_text(encoding="utf-8")
    look(page, digest, "index.html")
    for name, key in (("draft", "draft: بله"), ("later", "publish_after: 1440-01-01")):
        added = text.replace("title:", f"slug: {name}\n{key}\ntitle:", 1)
        article.with_name(f"{name}.md").write_text(added, encoding="utf-8")
        card = page.locator(f"article:has(a[href='articles/{name}.html'])")
        expect(card.get_by_text("منتشرنشده")).to_be_visible()


def test_a_lost_address_leads_home(page: Page, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/sites/minimal", tmp_path, dirs_exist_ok=True)
    with running(tmp_path, "--base", "/digest/", program=REAL) as preview:
        answer = page.goto(preview.address + "no/such/page")
        assert answer
        assert answer.status == 404
        page.get_by_role("link", name="صفحهٔ نخست").click()
        expect(page).to_have_url(preview.address + "index.html")
        expect(page.locator("main")).to_be_visible()


def test_an_edited_article_of_a_digest_is_shown(page: Page, digest: Running, article: Path) -> None:
    whole = article.read_text(encoding="utf-8")
    look(page, digest, "index.html")
    page.locator("main a[href^='articles/']").first.click()
    expect(page.locator("article")).to_be_visible()
    article.write_text(whole + "\n\nبند تازه‌ای که افزوده شد.\n", encoding="utf-8")
    expect(page.locator("article")).to_contain_text("بند تازه‌ای که افزوده شد.")
    article.write_text(whole.replace("title:", "titel:"), encoding="utf-8")
    problems = page.locator("#preview-problems")
    expect(problems).to_contain_text(article.name)
    expect(page.locator("article")).to_contain_text("بند تازه‌ای که افزوده شد.")
    article.write_text(whole, encoding="utf-8")
    expect(problems).to_have_count(0)


def test_a_broken_template_of_a_digest_is_named_with_its_line(page: Page, digest: Running) -> None:
    template = digest.site / "templates/article.html"
    whole = template.read_text(encoding="utf-8")
    look(page, digest, "index.html")
    problems = page.locator("#preview-problems")
    for broken in ("{% if %}", "{{ nothing.of.this }}"):
        before, end, after = whole.partition("{% endblock %}")
        template.write_text(f"{before}\n{broken}{end}{after}", encoding="utf-8")
        line = before.count("\n") + 2
        expect(problems).to_contain_text(f"templates/article.html:{line}")
        template.write_text(whole, encoding="utf-8")
        expect(problems).to_have_count(0)


def test_an_edited_style_of_a_digest_is_swapped(page: Page, digest: Running) -> None:
    look(page, digest, "index.html")
    mark(page)
    style = next((digest.site / "theme").rglob("*.css"))
    style.write_text(style.read_text(encoding="utf-8") + "body { outline: 3px solid red }")
    expect(page.locator("body")).to_have_css("outline-width", "3px")
    assert is_marked(page)
