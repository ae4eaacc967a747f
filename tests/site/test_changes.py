from __future__ import annotations

from msgspec.structs import replace

from digest.model import Correction, JalaliDate
from digest.site.changes import corrections_of, last_change, newest_change
from tests.factories import article, brief, entry

OLD, NEW = JalaliDate(1402, 1, 1), JalaliDate(1403, 2, 3)


def test_the_last_change_is_the_newest_date_an_article_has() -> None:
    one = replace(article("a"), date=OLD)
    assert last_change(one) == OLD
    assert last_change(replace(one, updated=NEW)) == NEW
    assert last_change(replace(one, corrections=(Correction(NEW, "متن"),))) == NEW
    assert last_change(replace(one, date=None)) is None


def test_a_list_is_as_new_as_its_newest_article() -> None:
    one, two = replace(article("a"), date=None), replace(article("b"), date=OLD, updated=NEW)
    assert newest_change((brief(entry(one)), brief(entry(two)))) == NEW
    assert newest_change((brief(entry(one)),)) is None
    assert newest_change(()) is None


def test_corrections_are_listed_from_new_to_old() -> None:
    one = replace(article("a"), corrections=(Correction(OLD, "کهنه"),))
    two = replace(article("b"), corrections=(Correction(NEW, "تازه"),))
    found = corrections_of((brief(entry(one)), brief(entry(two))))
    assert [each.correction.text for each in found] == ["تازه", "کهنه"]
    assert [each.article.slug for each in found] == ["b", "a"]
