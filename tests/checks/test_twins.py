from __future__ import annotations

from datetime import UTC, datetime

from digest.checks.material import Material
from digest.checks.twins import twin_articles
from digest.config import Settings
from digest.model import Content
from tests.factories import article

STORY = " ".join(f"واژه{number}" for number in range(40))
LONG = " ".join(f"دراز{number}" for number in range(60))
OTHER = " ".join(f"دیگر{number}" for number in range(60))


def test_of_several_that_share_as_much_the_most_alike_is_the_twin() -> None:
    texts = {"long": f"{LONG} {STORY}", "short": STORY, "own": f"{STORY} {OTHER}"}
    articles = tuple(article(slug, f"<p>{text}</p>") for slug, text in texts.items())
    content = Content(articles, (), (), (), ())
    material = Material(Settings("a"), content, {}, {}, (), datetime(2026, 1, 1, tzinfo=UTC))
    messages = [problem.message for problem in twin_articles(material)]
    assert messages == [
        "این خبر ۱۰۰ درصد همان content/articles/long.md است",
        "این خبر ۱۰۰ درصد همان content/articles/short.md است",
    ]
