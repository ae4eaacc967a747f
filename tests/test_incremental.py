"""What is built from memory is, byte for byte, what is built anew: after every kind of change."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment
from msgspec.structs import replace

from digest.build import Built, Options, build_site
from digest.memory.ledger import Ledger
from digest.memory.place import open_store
from digest.memory.store import Store
from digest.pages import social_drawing
from digest.proof import proof_site
from digest.publishing import Published, publish
from tests.bench.corpus import write_corpus

PROJECT = Path(__file__).resolve().parent.parent
ARTICLES = 12
DRAW = cache(social_drawing.draw_social_card)
COMPILE: Callable[..., CodeType] = Environment.compile
COMPILED: dict[tuple[str, str], CodeType] = {}


class Project:
    """A digest with a design of its own, its memory and its output folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        write_corpus(ARTICLES, root)
        site = root / "content" / "site.toml"
        settings = site.read_text("utf-8").replace(
            "articles_per_page = 20", "articles_per_page = 5"
        )
        site.write_text(settings, encoding="utf-8")
        for folder in ("templates", "theme"):
            shutil.copytree(PROJECT / folder, root / folder)
        self.options = Options(root, root, datetime(2026, 1, 1, tzinfo=UTC), "https://example.org/")

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "content" / "articles").glob("*.md"))

    def edit(self, path: Path, before: str, after: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def build(self) -> Published:
        store, _ = open_store(self.root)
        try:
            built = build_site(self.options, store)
            output = self.root / "output"
            return publish(built.pages, output, Ledger(store, output.as_posix(), built.keys))
        finally:
            store.close()

    def run(self, store: Store, last: Built | None) -> Built:
        """Build as a program that runs on: what it did before is in its memory."""
        return build_site(self.options, store, last=last)

    def lying(self) -> dict[str, bytes]:
        output = self.root / "output"
        return {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in output.rglob("*")
            if path.is_file() and path.name != ".khabarnameh.json"
        }

    def anew(self) -> dict[str, bytes]:
        return dict(build_site(self.options).pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("made"))
    project.build()
    return project.root


@pytest.fixture(autouse=True)
def costly_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw each picture and compile each template once for all tests: nothing depends on it."""
    monkeypatch.setattr(social_drawing, "draw_social_card", DRAW)
    monkeypatch.setattr(Environment, "compile", compile_once)


def compile_once(environment: Environment, source: str, name: str, *rest: object) -> CodeType:
    if (source, name) not in COMPILED:
        COMPILED[source, name] = COMPILE(environment, source, name, *rest)
    return COMPILED[source, name]


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Project:
    """A project that was built once, with all that it remembers."""
    root = tmp_path / "project"
    shutil.copytree(made, root)
    project = Project.__new__(Project)
    project.root = root
    project.options = Options(root, root, datetime(2026, 1, 1, tzinfo=UTC), "https://example.org/")
    return project


def front(path: Path, key: str) -> str:
    return next(line for line in path.read_text("utf-8").split("\n") if line.startswith(f"{key}:"))


def nothing(_: Project) -> None:
    pass


def edit_body(project: Project) -> None:
    path = project.articles[7]
    path.write_text(path.read_text("utf-8") + "\nپایان خبر.\n", encoding="utf-8")


def edit_figure(project: Project) -> None:
    path = project.articles[8]
    path.write_text(path.read_text("utf-8") + "\nامسال ۷۷ تعاونی ثبت شد.\n", encoding="utf-8")


def put_before(project: Project) -> None:
    project.edit(project.articles[9], "---\n\n", "---\n\nبند تازه‌ای در آغاز.\n\n")


def retitle(project: Project) -> None:
    path = project.articles[3]
    project.edit(path, front(path, "title"), "title: عنوان تازه با ۱۲ طرح")


def redate(project: Project) -> None:
    path = project.articles[4]
    project.edit(path, front(path, "date"), "date: 1404-01-15")


def undate(project: Project) -> None:
    path = project.articles[5]
    project.edit(path, front(path, "date"), "date:")


def retag(project: Project) -> None:
    path = project.articles[6]
    project.edit(path, front(path, "topics"), "topics: موضوع تازه")


def move_area(project: Project) -> None:
    path = project.articles[10]
    project.edit(path, front(path, "area"), "area: یزد")


def change_source(project: Project) -> None:
    path = project.articles[11]
    project.edit(path, front(path, "source"), "source: خبرگزاری تازه")


def add(project: Project) -> None:
    shutil.copy(project.articles[0], project.articles[0].with_name("added.md"))


def remove(project: Project) -> None:
    project.articles[0].unlink()


def rename(project: Project) -> None:
    project.articles[1].rename(project.articles[1].with_name("renamed.md"))


def correct(project: Project) -> None:
    path = project.articles[2]
    told = "corrections:\n  - date: 1404-02-01\n    text: عدد درست ۱۲ است.\n"
    project.edit(path, "source:", f"{told}source:")


def relate(project: Project) -> None:
    project.edit(project.articles[4], "source:", f"related: [{project.articles[1].stem}]\nsource:")


def draft(project: Project) -> None:
    project.edit(project.articles[5], "source:", "draft: بله\nsource:")


def alias(project: Project) -> None:
    project.edit(project.articles[6], "source:", "aliases: [/old/17.html]\nsource:")


def pin(project: Project) -> None:
    path = project.articles[7]
    path.write_text(path.read_text("utf-8") + "\nامسال ۷۸ تعاونی ثبت شد.\n", encoding="utf-8")
    note = "observations:\n  - text: ۷۸ تعاونی\n    pin: true\n"
    project.edit(path, "source:", f"{note}source:")


def change_template(project: Project) -> None:
    project.edit(
        project.root / "templates" / "article.html",
        "{% block main %}",
        "{% block main %}<!-- x -->",
    )


def change_macro(project: Project) -> None:
    project.edit(
        project.root / "templates" / "lists.html",
        '<article class="card">',
        '<article class="card new">',
    )


def change_style(project: Project) -> None:
    path = project.root / "theme" / "styles" / "base.css"
    path.write_text(path.read_text("utf-8") + "\np { margin: 0; }\n", encoding="utf-8")


def change_setting(project: Project) -> None:
    path = project.root / "content" / "site.toml"
    project.edit(path, "articles_per_page = 5", "articles_per_page = 7")


def rename_area(project: Project) -> None:
    new = 'name = "استان یزد"\nvariants = ["یزد"]'
    project.edit(project.root / "content" / "areas.toml", 'name = "یزد"', new)


def rename_indicator(project: Project) -> None:
    path = project.root / "content" / "indicators.toml"
    name = next(line for line in path.read_text("utf-8").split("\n") if line.startswith("name ="))
    project.edit(path, name, 'name = "نام تازهٔ شاخص"')


def rename_topic(project: Project) -> None:
    path = project.root / "content" / "topics.toml"
    project.edit(path, 'description = "', 'description = "تازه ')


def edit_leaf(project: Project) -> None:
    path = project.root / "content" / "pages" / "about.md"
    path.write_text(path.read_text("utf-8") + "\nبندی تازه.\n", encoding="utf-8")


CHANGES: tuple[Callable[[Project], None], ...] = (
    nothing, edit_body, edit_figure, put_before, retitle, redate, undate, retag, move_area,
    change_source, add, remove, rename, correct, relate, draft, alias, pin, change_template,
    change_macro, change_style, change_setting, rename_area, rename_indicator, rename_topic,
    edit_leaf,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_makes_what_a_new_build_makes(
    change: Callable[[Project], None], project: Project
) -> None:
    change(project)
    project.build()
    assert project.lying() == project.anew()


def test_an_edited_text_costs_its_own_page_alone(project: Project) -> None:
    edit_body(project)
    pages = {path for path in project.build().replaced if path.endswith(".html")}
    assert pages == {f"articles/{project.articles[7].stem}.html"}


def test_what_is_undone_is_as_it_was(project: Project) -> None:
    before = project.lying()
    text = project.articles[3].read_text(encoding="utf-8")
    retitle(project)
    project.build()
    project.articles[3].write_text(text, encoding="utf-8")
    project.build()
    assert project.lying() == before


@pytest.mark.parametrize("seed", range(3))
def test_changes_in_any_order_make_what_a_new_build_makes(seed: int, project: Project) -> None:
    chance = random.Random(seed)
    for change in chance.sample(CHANGES, 8):
        try:
            change(project)
        except (AssertionError, IndexError, StopIteration):  # another change was in its way
            continue
        project.build()
    assert project.lying() == project.anew()


@pytest.mark.parametrize("seed", range(3))
def test_a_program_that_runs_on_makes_what_a_new_build_makes(seed: int, project: Project) -> None:
    chance, store = random.Random(seed), Store(None)
    built = project.run(store, None)
    for change in chance.sample(CHANGES, 8):
        try:
            change(project)
        except (AssertionError, IndexError, StopIteration):  # another change was in its way
            continue
        built = project.run(store, built)
        assert built.keys == build_site(project.options).keys
    assert dict(built.pages) == project.anew()
    store.close()


Change = Callable[[Project], None]
TEXTS: dict[Change, int] = {
    edit_body: 7,
    edit_figure: 8,
    put_before: 9,
    retitle: 3,
    correct: 2,
    pin: 7,
}
FILED: dict[Change, int] = {
    redate: 4,
    undate: 5,
    retag: 6,
    move_area: 10,
    change_source: 11,
    draft: 5,
    remove: 0,
}


@pytest.mark.parametrize("change", TEXTS, ids=lambda change: change.__name__)
def test_a_proof_shows_the_edited_article_and_leaves_the_rest(
    change: Change, project: Project
) -> None:
    store, article = Store(None), project.articles[TEXTS[change]]
    before = project.run(store, None)
    change(project)
    proof = proof_site(before, [f"content/articles/{article.name}"], project.options, store)
    assert proof
    page = f"articles/{article.stem}.html"
    assert {path for path in proof.keys if proof.keys[path] != before.keys[path]} == {page}
    after = project.run(store, proof)
    assert article_of(proof.pages[page]) == article_of(after.pages[page])
    assert dict(after.pages) == project.anew()
    store.close()


@pytest.mark.parametrize("change", TEXTS, ids=lambda change: change.__name__)
def test_what_is_undone_after_a_proof_is_as_it_was(change: Change, project: Project) -> None:
    store, article = Store(None), project.articles[TEXTS[change]]
    text, before = article.read_text(encoding="utf-8"), project.run(store, None)
    change(project)
    proof = proof_site(before, [f"content/articles/{article.name}"], project.options, store)
    article.write_text(text, encoding="utf-8")
    after = project.run(store, proof)
    assert after.keys == before.keys
    assert dict(after.pages) == dict(before.pages)
    store.close()


def test_edits_of_several_processes_make_what_a_new_build_makes(project: Project) -> None:
    store, article = Store(None), project.articles[7]
    project.run(store, None)
    text = article.read_text(encoding="utf-8")
    edit_body(project)
    edited = project.run(store, None)  # another process: it knows what the memory holds
    article.write_text(text, encoding="utf-8")
    put_before(project)
    undone = project.run(store, edited)
    assert dict(undone.pages) == project.anew()
    put_before(project)
    assert dict(project.run(store, undone).pages) == project.anew()
    store.close()


def article_of(page: bytes) -> bytes:
    """Leave out what an article's page shows of others: a proof is too early for it."""
    return page[page.index(b"<article") : page.rindex(b"</article>")]


@pytest.mark.parametrize("change", FILED, ids=lambda change: change.__name__)
def test_no_proof_is_made_of_what_is_filed_elsewhere(change: Change, project: Project) -> None:
    store, article = Store(None), project.articles[FILED[change]]
    before = project.run(store, None)
    change(project)
    assert not proof_site(before, [f"content/articles/{article.name}"], project.options, store)
    store.close()


@pytest.mark.parametrize("text", ["---\ntitle:\n---\n\nx\n", "---\n", ""])
def test_no_proof_is_made_of_a_broken_article(text: str, project: Project) -> None:
    store, article = Store(None), project.articles[3]
    before = project.run(store, None)
    article.write_text(text, encoding="utf-8")
    assert not proof_site(before, [f"content/articles/{article.name}"], project.options, store)
    store.close()


def test_when_an_article_comes_out_later_the_site_follows(project: Project) -> None:
    project.edit(project.articles[2], "source:", "publish_after: 1404-11-01\nsource:")
    project.build()
    assert f"articles/{project.articles[2].stem}.html" not in project.lying()
    project.options = replace(project.options, now=datetime(2026, 2, 1, tzinfo=UTC))
    project.build()
    assert f"articles/{project.articles[2].stem}.html" in project.lying()
    assert project.lying() == project.anew()
