from __future__ import annotations

import json

from digest.quantities import find_quantities
from digest.quantities.report import to_jsonl, to_table

TEXT = "بیش از ۲٫۵ میلیون نفر از دانش‌آموزان و ۱۰ تا ۱۵ هزار معلم در سال ۹۸"
FIELDS = (
    "file start end surface kind value unit counted counted_head "
    "modifier bound change when key flags"
)


def records() -> list[dict[str, object]]:
    return [json.loads(line) for line in to_jsonl("a.txt", find_quantities(TEXT)).splitlines()]


def test_records_have_the_fields_of_the_format() -> None:
    assert all(" ".join(record) == FIELDS for record in records())


def test_values_are_json_numbers() -> None:
    assert [record["value"] for record in records()] == [2500000, [10000, 15000], 1398]


def test_decimals_keep_their_value() -> None:
    assert '"value": 0.1,' in to_jsonl("a", find_quantities("۰٫۱ درصد"))


def test_table_has_a_line_for_each_quantity() -> None:
    lines = to_table(find_quantities(TEXT)).splitlines()
    assert len(lines) == 5
    assert "2,500,000" in lines[2]
    assert "10,000..15,000" in lines[3]


def test_no_quantities_no_table() -> None:
    assert to_table(()) == ""
    assert to_jsonl("a", ()) == ""
