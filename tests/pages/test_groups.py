from __future__ import annotations

import pytest

from digest.pages.desk import Desk
from digest.pages.groups import Group, groups_by_date, month_name
from digest.persian.written_dates import parse_date
from digest.site import Month
from tests.casefiles import Case, read_cases
from tests.factories import SETTINGS, arranged, article, content, entry, sample


def test_groups_are_headed_by_month_and_undated_articles_come_last() -> None:
    desk = Desk.of(arranged(*sample(), SETTINGS), SETTINGS)
    groups = groups_by_date(desk, desk.site.entries)
    assert [group.heading for group in groups] == ["مرداد ۱۴۰۳", "۱۴۰۲، ماه نامعلوم", "بی‌تاریخ"]
    assert groups[-1].remark
    assert groups[-1].cards[0].article.slug == "bi-tarikh"


@pytest.mark.parametrize("case", read_cases("groups.txt"), ids=str)
def test_a_list_is_grouped(case: Case) -> None:
    dates = [None if line == "-" else parse_date(line) for line in case.given.splitlines()]
    made = [article(f"a{at}", date=date) for at, date in enumerate(dates)]
    desk = Desk.of(arranged(content(*made), map(entry, made), SETTINGS), SETTINGS)
    groups = groups_by_date(desk, desk.site.entries)
    assert "\n".join(map(_told, groups)) == case.expected


def _told(group: Group) -> str:
    return f"{group.heading}: {len(group.cards)}{' *' if group.is_day else ''}"


@pytest.mark.parametrize(
    ("month", "name"),
    [(Month(1397, 6, ()), "شهریور ۱۳۹۷"), (Month(1399, None, ()), "۱۳۹۹، ماه نامعلوم")],
)
def test_month_names(month: Month, name: str) -> None:
    assert month_name(month) == name
