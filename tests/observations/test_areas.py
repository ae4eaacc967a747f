from __future__ import annotations

import pytest

from digest.model import Quantity
from digest.observations.areas import find_mentions, reach_of
from digest.observations.clauses import sentences_of
from digest.observations.words import fold_letters
from digest.persian.sentences import sentences
from digest.quantities import find_quantities
from tests.observations.provinces import context
from tests.observations.tables import read_table


@pytest.mark.parametrize("case", read_table("reaches.tsv"), ids=lambda case: case["text"])
def test_a_figure_holds_where_its_sentence_says(case: dict[str, str]) -> None:
    start = case["text"].index("⟦")
    text = case["text"].replace("⟦", "").replace("⟧", "")
    spans, figures = sentences(text), find_quantities(text)
    figure = _at(figures, start)
    (sentence,) = sentences_of(text, fold_letters(text), spans, figures)
    mentions = find_mentions(sentence, context().geography, "lorestan")
    reach = reach_of(sentence, figure, mentions, "lorestan")
    assert (reach.area, reach.words) == (case["area"], case["words"])


def _at(figures: tuple[Quantity, ...], start: int) -> Quantity:
    (figure,) = (figure for figure in figures if figure.start == start)
    return figure
