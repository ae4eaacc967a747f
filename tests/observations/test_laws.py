"""What holds for any text: nothing raises, ids are stable, places are where they say."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Entry, JalaliDate
from digest.observations import Observation, check_notes, observe
from digest.observations.amounts import natural_number
from digest.observations.arithmetic import check_arithmetic, mark_parts
from digest.observations.series import arrange_series
from digest.quantities import find_quantities
from digest.reading.prose import read_prose
from tests.observations.provinces import context

WORDS = (
    "۵۸۶ تعاونی فعال|۳۱۰۵ نفر|بیش از|۴۰ میلیارد تومان|در|استان|کرمان|کشور|سال ۹۸|پارسال|"
    "از ابتدای سال|تا پایان|شهریور|شامل|۱۴ برابر|۲۰ درصد رشد|از این تعداد|گفت:|،|و|است|.|"
    "یک سال گذشته|مشاغل خانگی|مجوز|سال|از|تا|شش|ماهه|شهرستان|یعنی|۲۴ میلیارد و ۲۹۲ میلیارد|"
    "1|۰|-|٪|تشکیل شده|که|نسبت به|\u200c|\u0654|صادرات|دلار|در مجموع"
).split("|")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
DATES = st.sampled_from(
    (None, JalaliDate(1399), JalaliDate(1402, 6), JalaliDate(1402, 12, 29), JalaliDate(1200, 1, 1))
)
KNOWN = "در استان ۵۸۶ تعاونی فعال و ۳۱۰۵ نفر شاغل هست."


def entry(text: str, date: JalaliDate | None = None, title: str = "خبر") -> Entry:
    article = Article("content/articles/a.md", "a", title, date, read_prose(text), area="yazd")
    return Entry(article, find_quantities(article.prose.text))


def observed(made: Entry) -> tuple[Observation, ...]:
    return observe(made, context())


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(SENTENCES, st.text(max_size=80)), title=SENTENCES, date=DATES)
def test_nothing_raises_and_places_are_where_they_say(
    text: str, title: str, date: JalaliDate | None
) -> None:
    made = entry(text, date, title)
    found = observed(made)
    findings = check_arithmetic(made, found)
    arrange_series(mark_parts(found, findings), context())
    check_notes(made.article, context())
    assert len({observation.id for observation in found}) == len(found)
    for observation in found:
        for place in observation.places:
            source = made.article.title if place.in_title else made.article.prose.text
            assert source[place.start : place.end] == place.surface
            assert place.sentence.start <= place.start < place.end <= place.sentence.end


@settings(max_examples=60, deadline=None)
@given(before=SENTENCES, after=SENTENCES)
def test_ids_survive_edits_elsewhere(before: str, after: str) -> None:
    alone = {o.id for o in observed(entry(KNOWN))}
    edited = entry(f"{before}.\n\n{KNOWN}\n\n{after}.")
    # A repeat elsewhere may join a figure, whose id is then that of the first mention.
    ids = {o.id for o in observed(edited)}
    joined = [o for o in observed(edited) if len(o.places) > 1]
    assert joined or alone <= ids


@settings(max_examples=200, deadline=None)
@given(value=st.integers(min_value=1, max_value=10**13))
def test_figures_in_words_lose_nothing(value: int) -> None:
    (quantity,) = find_quantities(f"{natural_number(Decimal(value))} نفر")
    assert quantity.value == value
