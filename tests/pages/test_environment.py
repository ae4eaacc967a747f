"""What templates may call."""

from __future__ import annotations

import pytest

from digest.pages.environment import make_environment
from tests.pages.design import TEMPLATES


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 340|digits }}", "۳۴۰"),
        ("{{ 128136|digits }}", "۱۲۸٬۱۳۶"),
        ("{{ 'کار و ۱۲ شغل'|isolated }}", "کار و <bdi>۱۲</bdi> شغل"),
        ("{{ '<b>' }}{{ '<b>'|woven }}", "&lt;b&gt;<b>"),
        ("{{ {'a': '</script>'}|json }}", '{"a":"</script>"}'),
        ("{{ 'a]]>b'|cdata }}", "<![CDATA[a]]]]><![CDATA[>b]]>"),
    ],
)
def test_filters(template: str, printed: str) -> None:
    environment = make_environment(TEMPLATES, {}, "Asia/Tehran")
    assert environment.from_string(template).render() == printed
