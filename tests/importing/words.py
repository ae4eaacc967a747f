"""The areas and topics that the tests of the import know."""

from __future__ import annotations

from digest.importing.drafting import Words
from digest.model import Area, Topic

NAMES = ("سمنان", "یزد", "اردبیل", "ایلام", "چهارمحال و بختیاری", "قم", "خوزستان", "لرستان", "فارس")
AREAS = tuple(Area(f"area-{at}", name, (), 0, at) for at, name in enumerate(NAMES))
TOPICS = tuple(
    Topic(f"topic-{at}", name)
    for at, name in enumerate(("تعاون", "اشتغال", "مشاغل خانگی", "کارآفرینی", "تسهیلات و اعتبار"))
)
WORDS = Words(AREAS, TOPICS)
