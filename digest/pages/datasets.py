"""The open data as machines are told of it in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from digest.config import Settings
from digest.observations import Observation
from digest.pages.desk import Desk
from digest.pages.observation_rows import own_row
from digest.pages.page import NUMBERS_TITLE, absolute
from digest.pages.structured import without_empty
from digest.site.coverage import Days, covered, together

TABLE = "numbers.csv"
RECORDS = "numbers.json"

DESCRIPTION = (
    "عددهای کلیدی خبرها: هر سطر یک عدد است با آنچه می‌سنجد، استان، دوره، واحد، "
    "گویندهٔ آن و جمله‌ای که در آن آمده است."
)


class Scope(Struct, frozen=True):
    """What a set of observations is about: measures, provinces, and the days it covers."""

    measures: tuple[str, ...]
    places: tuple[str, ...]
    days: Days | None


def whole_scope(desk: Desk) -> Scope:
    """Tell the scope of all observations."""
    numbers = desk.site.numbers
    return Scope(
        measures=tuple(one.name for one in numbers.indicators.values()),
        places=tuple(one.name for one in numbers.selections if one.kind == "areas"),
        days=together(brief.covered for brief in desk.site.entries),
    )


def scope_of(observations: Sequence[Observation], areas: Mapping[str, str]) -> Scope:
    """Tell the scope of some observations."""
    return Scope(
        measures=tuple(dict.fromkeys(one.label for one in observations if one.indicator)),
        places=tuple(dict.fromkeys(areas[one.area] for one in observations if one.area)),
        days=covered(observations),
    )


def dataset_structure(scope: Scope, settings: Settings) -> dict[str, object]:
    """Describe a set of observations as a schema.org ``Dataset``, for the JSON-LD of a page."""
    return {
        "@type": "Dataset",
        "name": f"{NUMBERS_TITLE} {settings.title}",
        "description": DESCRIPTION,
        "inLanguage": "fa",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": settings.publisher or settings.title},
        "variableMeasured": list(scope.measures),
        **({"temporalCoverage": "/".join(scope.days)} if scope.days else {}),
        "spatialCoverage": [{"@type": "AdministrativeArea", "name": name} for name in scope.places],
        "distribution": [
            distribution(TABLE, "text/csv", settings),
            distribution(RECORDS, "application/json", settings),
        ],
    }


def distribution(path: str, kind: str, settings: Settings) -> dict[str, str]:
    """Describe a file to download, for the JSON-LD of a page."""
    address = absolute(path, settings.base_url) or path
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}


def observation_structure(
    observation: Observation, quote: str, areas: Mapping[str, str]
) -> dict[str, object]:
    """Describe one observation as a schema.org ``Observation``; what is not known is left out.

    ``quote`` is the sentence that it stands in.
    """
    row = own_row(observation, areas)
    high = row["value_high"]
    value: dict[str, object] = (
        {"minValue": row["value"], "maxValue": high} if high else {"value": row["value"]}
    )
    dates = "/".join(str(row[key] or "..") for key in ("date_from", "date_to"))
    node: dict[str, object] = {
        "@type": "Observation",
        "identifier": observation.id,
        "name": observation.label,
        "measuredProperty": observation.label,
        "observationAbout": (
            {"@type": "AdministrativeArea", "name": row["area_name"]} if observation.area else None
        ),
        "observationPeriod": dates if row["date_from"] or row["date_to"] else None,
        **value,
        "unitText": row["unit_name"],
        "description": quote,
    }
    return without_empty(node)
