from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from itertools import chain

from msgspec import structs

from digest.config import Settings
from digest.pages.datasets import dataset_structure, observation_structure, whole_scope
from digest.pages.desk import Desk
from tests.factories import arranged
from tests.observations.provinces import entries, published

SETTINGS = Settings(title="خبرنامه", publisher="ناشر", base_url="https://example.org/")


@cache
def desk() -> Desk:
    content = published()
    return Desk.of(arranged(content, entries(content), SETTINGS), SETTINGS)


def test_a_range_and_its_structure() -> None:
    observed = desk().site.numbers.observations.values()
    first = next(one for one in chain(*observed) if one.area == "azarbaijan-gharbi")
    amount = structs.replace(first.amount, value=(Decimal(10), Decimal(15)))
    ranged = structs.replace(first, amount=amount)
    described = observation_structure(ranged, "جمله", desk().provinces)
    assert (described["minValue"], described["maxValue"]) == ("10", "15")
    assert described["observationAbout"] == {
        "@type": "AdministrativeArea",
        "name": "آذربایجان غربی",
    }


def test_the_dataset_names_its_files_by_the_public_address() -> None:
    described = json.dumps(dataset_structure(whole_scope(desk()), SETTINGS))
    assert "https://example.org/numbers.csv" in described
    assert "Dataset" in described
