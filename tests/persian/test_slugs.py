from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.persian.slugs import LONGEST, is_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("می‌شود", "می-شود"),
        ("كتابي تازه", "کتابی-تازه"),
        ("۱۲٬۵۰۰ نفر", "12-500-نفر"),
        ("Hello، دنیا!", "hello-دنیا"),
        ("../../etc/passwd", "etc-passwd"),
        ("بُعدِ نظارتی", "بعد-نظارتی"),
        ("con", "x-con"),
        ("COM1", "x-com1"),
        ("—؟!", ""),
    ],
)
def test_slug_of(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_its_own_slug_and_safe(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not set(slug) & set("/\\.: \u200c\u202e%?#")
    assert len(f"{slug}.html".encode()) <= 255
    assert is_slug(slug) == bool(slug)


def test_a_long_title_is_cut_at_a_word() -> None:
    slug = slugify("واژه " * 40)
    assert len(slug) <= LONGEST
    assert slug.endswith("واژه")
