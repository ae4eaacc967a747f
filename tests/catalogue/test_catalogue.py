"""Articles are read once for as long as they stay as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from digest.build import Survey, cataloguer, survey_content
from digest.catalogue import StoredLibrary
from digest.memory.damage import DamagedError
from digest.memory.store import Store
from digest.problems import has_errors
from digest.site import Brief
from tests.projects import MEMORY, copy_site
from tests.test_build import options

FIRST, SECOND = "content/articles/first.md", "content/articles/second.md"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_site("subpath", tmp_path / "site")


@pytest.fixture
def store(root: Path) -> Iterator[Store]:
    store = Store(root / MEMORY)
    yield store
    store.close()


def survey(root: Path, store: Store, now: datetime = NOW) -> Survey:
    return survey_content(replace(options(root), now=now), store)


def read_of(root: Path, store: Store, now: datetime = NOW) -> set[str]:
    """Survey the content, and give the articles that were read anew."""
    return set(survey(root, store, now).catalogue.read)


def test_each_article_is_read_once(root: Path, store: Store) -> None:
    assert read_of(root, store) == {FIRST, SECOND}
    assert read_of(root, store) == set()


def test_what_is_remembered_is_what_was_read(root: Path, store: Store) -> None:
    made, remembered = survey(root, store), survey(root, store)
    assert remembered.reading == made.reading
    assert remembered.catalogue.records == made.catalogue.records
    library, anew = StoredLibrary(store), StoredLibrary(other := Store(None))
    survey(root, other)
    for brief in made.briefs:
        assert everything(library, brief) == everything(anew, brief)
    other.close()


def test_an_edited_article_alone_is_read_again(root: Path, store: Store) -> None:
    survey(root, store)
    (root / FIRST).write_text((root / FIRST).read_text("utf-8") + "\nپایان.\n", encoding="utf-8")
    assert read_of(root, store) == {FIRST}


def test_a_touched_article_is_known_by_its_bytes(root: Path, store: Store) -> None:
    survey(root, store)
    os.utime(root / FIRST, (1_600_000_000, 1_600_000_000))
    assert read_of(root, store) == set()


def test_who_goes_back_to_an_older_text_finds_it_remembered(root: Path, store: Store) -> None:
    text = (root / FIRST).read_text("utf-8")
    survey(root, store)
    (root / FIRST).write_text(f"{text}\nپایان.\n", encoding="utf-8")
    survey(root, store)
    (root / FIRST).write_text(text, encoding="utf-8")
    assert read_of(root, store) == set()


def test_a_moved_article_is_another(root: Path, store: Store) -> None:
    survey(root, store)
    (root / FIRST).rename((root / FIRST).with_name("moved.md"))
    assert read_of(root, store) == {"content/articles/moved.md"}
    assert store.known().keys() == {"content/articles/moved.md", SECOND}


def test_an_article_that_is_gone_is_forgotten(root: Path, store: Store) -> None:
    survey(root, store)
    (root / SECOND).unlink()
    found = survey(root, store)
    assert [record.path for record in found.catalogue.records] == [FIRST]
    assert store.known().keys() == {FIRST}


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [("topics", '"کار"', '"اشتغال"'), ("site", "title =", 'time_zone = "Asia/Tokyo"\ntitle =')],
)
def test_other_names_make_other_articles(
    table: str, before: str, after: str, root: Path, store: Store
) -> None:
    survey(root, store)
    path = root / "content" / f"{table}.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert read_of(root, store) == {FIRST, SECOND}
    assert read_of(root, store) == set()


def test_other_code_makes_other_articles(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey(root, store)
    monkeypatch.setattr("digest.catalogue.reference.code_stamp", lambda: "other")
    assert read_of(root, store) == {FIRST, SECOND}


def test_a_file_that_has_just_changed_is_looked_into(root: Path, store: Store) -> None:
    """Within a tick of the disk's clock it may change again and look the same."""
    before = (root / FIRST).read_text("utf-8")
    moment = int(NOW.timestamp() * 1e9)
    for age_ns, is_seen in ((1_000_000_000, True), (5_000_000_000, False)):
        (root / FIRST).write_text(before, encoding="utf-8")
        os.utime(root / FIRST, ns=(moment - age_ns,) * 2)
        survey(root, store)
        (root / FIRST).write_text(before.replace("۲۵", "۵۲"), encoding="utf-8")
        os.utime(root / FIRST, ns=(moment - age_ns,) * 2)
        assert (read_of(root, store) == {FIRST}) == is_seen


def test_an_article_with_an_error_is_told_every_time(root: Path, store: Store) -> None:
    (root / FIRST).write_text("---\ntitle:\ndate: 1403\n---\n\nمتن.\n", encoding="utf-8")
    found = [survey(root, store) for _ in range(2)]
    assert has_errors(found[0].reading.problems)
    assert found[0].reading.problems == found[1].reading.problems
    assert not found[1].catalogue.read


def test_a_file_that_can_not_be_read_is_told_every_time(root: Path, store: Store) -> None:
    (root / FIRST).unlink()
    with (root / FIRST).open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    for _ in range(2):
        found = survey(root, store)
        assert [one.path for one in found.catalogue.problems] == [FIRST]
        assert [record.path for record in found.catalogue.records] == [SECOND]


def survey_again(root: Path, store: Store, last: Survey) -> Survey:
    return survey_content(replace(options(root), now=NOW), store, last=last)


def test_what_the_last_survey_holds_is_not_fetched_again(root: Path, store: Store) -> None:
    last = survey(root, store)
    with sqlite3.connect(root / MEMORY) as connection:
        connection.execute("UPDATE record SET value = x'00'")
    connection.close()
    again = survey_again(root, store, last)
    assert again.reading == last.reading
    assert all(a is b for a, b in zip(again.briefs, last.briefs, strict=True))


def test_after_the_last_survey_edits_moves_and_losses_are_seen(root: Path, store: Store) -> None:
    last = survey(root, store)
    text = (root / FIRST).read_text("utf-8")
    (root / FIRST).write_text(f"{text}\nپایان.\n", encoding="utf-8")
    (root / SECOND).rename((root / SECOND).with_name("moved.md"))
    last = survey_again(root, store, last)
    assert set(last.catalogue.read) == {FIRST, "content/articles/moved.md"}
    other = Store(None)
    assert last.reading == survey(root, other).reading
    other.close()
    (root / FIRST).write_text(text, encoding="utf-8")
    last = survey_again(root, store, last)
    assert not last.catalogue.read
    assert last.reading == survey(root, store).reading
    (root / FIRST).unlink()
    assert [one.path for one in survey_again(root, store, last).catalogue.records] == [
        "content/articles/moved.md"
    ]
    assert store.known().keys() == {"content/articles/moved.md"}


def test_after_the_last_survey_other_names_make_other_articles(root: Path, store: Store) -> None:
    last = survey(root, store)
    path = root / "content" / "topics.toml"
    path.write_text(path.read_text("utf-8").replace('"کار"', '"اشتغال"'), encoding="utf-8")
    last = survey_again(root, store, last)
    assert set(last.catalogue.read) == {FIRST, SECOND}
    assert not survey_again(root, store, last).catalogue.read
    assert read_of(root, store) == set()


def test_single_articles_are_read_by_themselves(root: Path, store: Store) -> None:
    found = survey(root, store)
    (root / FIRST).write_text((root / FIRST).read_text("utf-8") + "\nپایان.\n", encoding="utf-8")
    reader = cataloguer(options(root), store, found.reference)
    [record] = reader.records_of([FIRST, "content/articles/gone.md", "content/articles"])
    assert record.brief
    assert StoredLibrary(store).article(record.brief).prose.text.endswith("پایان.")
    assert record in survey(root, store).catalogue.records


def test_many_articles_are_read_alike_by_several_processes(root: Path) -> None:
    for number in range(110):
        shutil.copy(root / FIRST, root / "content" / "articles" / f"copy-{number}.md")
    found = []
    for processes in (1, 2):
        store = Store(None)
        surveyed = survey_content(replace(options(root), processes=processes), store)
        library = StoredLibrary(store)
        observed = list(map(library.observations, surveyed.briefs))
        found.append((surveyed.catalogue.records, surveyed.reading, observed))
        store.close()
    assert found[0] == found[1]
    assert len(found[0][0]) == 112


LOST = (
    "name = 'prose'",
    "name = 'findings'",
    "name = 'lead'",
    "name >= 'measure:' AND name < 'measure;'",
    "name >= 'tabled:' AND name < 'tabled;'",
)


@pytest.mark.parametrize("lost", LOST)
def test_a_lost_part_is_damage_and_never_nothing(lost: str, root: Path, store: Store) -> None:
    found = survey(root, store)
    with sqlite3.connect(root / MEMORY) as connection:
        assert connection.execute(f"DELETE FROM part WHERE {lost}").rowcount
    connection.close()
    library = StoredLibrary(store)
    (brief,) = (one for one in found.briefs if one.article.path == SECOND)
    with pytest.raises(DamagedError):
        everything(library, brief)
    if "measure" in lost:
        with pytest.raises(DamagedError):
            library.measured([brief], brief.measures[0].indicator)
        assert library.measured([brief], "no such indicator") == ()
    if "tabled" in lost:
        with pytest.raises(DamagedError):
            library.tabled_measured([brief], brief.measures[0].indicator)


def test_what_is_told_of_observations_is_theirs(root: Path, store: Store) -> None:
    found = survey(root, store)
    library = StoredLibrary(store)
    for brief in found.briefs:
        observations = library.observations(brief)
        tabled = library.tabled(brief)
        assert library.lead(brief) in observations
        assert [line.turn for line in tabled.lines] == list(range(len(observations)))
        for line, one in zip(tabled.lines, observations, strict=True):
            assert (line.indicator, line.sentence) == (one.indicator, one.place.sentence_id)
            assert one.id.encode() in line.cells
            assert one.id.encode() in line.record
        for indicator in {one.indicator for one in observations}:
            part = library.tabled_measured([brief], indicator)[brief.article.slug]
            assert part == tabled.of(indicator)


def everything(library: StoredLibrary, brief: Brief) -> tuple[object, ...]:
    return (
        library.article(brief),
        library.findings(brief),
        library.observations(brief),
        library.lead(brief),
        library.tabled(brief),
    )
