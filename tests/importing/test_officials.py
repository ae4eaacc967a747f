from __future__ import annotations

import pytest

from digest.importing.officials import find_official
from digest.model import Official


@pytest.mark.parametrize(
    ("paragraph", "official"),
    [
        (
            "علی دهقانی مدیرکل تعاون استان گفت: متن",
            Official("علی دهقانی", "مدیرکل تعاون استان"),
        ),
        ("، ، مدیرکل گفت: متن", None),
        ("۱۲ نفر آمدند.", None),
        ("", None),
    ],
)
def test_who_speaks(paragraph: str, official: Official | None) -> None:
    assert find_official((paragraph,), ()) == official
