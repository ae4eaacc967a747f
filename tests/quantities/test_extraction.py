from __future__ import annotations

import pytest

from digest.quantities import find_quantities
from tests.quantities.cases import Case, differences, read_cases


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.place)
def test_cases(case: Case) -> None:
    assert differences(case, find_quantities(case.text)) == []
