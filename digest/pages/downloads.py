"""The observations as open data: a table for spreadsheets, JSON, and a Data Package.

``FIELDS`` is the one list of what a row holds; the table's header, the JSON
and the schema of the package all follow it. Nothing is rounded: values are
exact decimals in ASCII digits.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from digest.config import Settings
from digest.model import Area, Article, Indicator
from digest.observations import Observation
from digest.pages.observation_rows import (
    FIELDS,
    Names,
    Row,
    first_day,
    last_day,
    make_row,
)
from digest.pages.page import absolute, table_path

TABLE = "numbers.csv"
RECORDS = "numbers.json"
PACKAGE = "datapackage.json"

DESCRIPTION = (
    "عددهای کلیدی خبرها: هر سطر یک عدد است با آنچه می‌سنجد، استان، دوره، واحد، "
    "گویندهٔ آن و جمله‌ای که در آن آمده است."
)

# A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the downloads are made of: observations and the names of what they refer to."""

    observations: tuple[Observation, ...]
    articles: Mapping[str, Article]
    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]

    @property
    def names(self) -> Names:
        """What a row looks names up in."""
        return Names(self.articles, self.areas, self.indicators)

    def of(self, observations: Iterable[Observation]) -> Sheet:
        """Return the same with ``observations`` alone."""
        return replace(self, observations=tuple(observations))


def number_downloads(sheet: Sheet, settings: Settings) -> dict[str, bytes]:
    """Make ``numbers.csv``, ``numbers.json``, ``datapackage.json`` and each indicator's table."""
    rows = [make_row(observation, sheet.names) for observation in sheet.observations]
    return {
        TABLE: table_bytes(rows),
        RECORDS: _json({"title": settings.title, "observations": rows}),
        PACKAGE: _json(_package(settings)),
        **_indicator_tables(rows),
    }


def _indicator_tables(rows: Iterable[Row]) -> dict[str, bytes]:
    filed: dict[str, list[Row]] = {}
    for row in rows:
        if row["indicator"]:
            filed.setdefault(table_path(str(row["indicator"])), []).append(row)
    return {path: table_bytes(found) for path, found in filed.items()}


def table_bytes(rows: Iterable[Row]) -> bytes:
    """Write rows as CSV that spreadsheets open as UTF-8, with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.name for field in FIELDS])
    for row in rows:
        writer.writerow([_cell(row[field.name], field.type) for field in FIELDS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object, kind: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    guarded = kind == "string" and text.startswith(_FORMULA)
    return f"'{text}" if guarded else text


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _package(settings: Settings) -> dict[str, object]:
    """Describe the table as a Data Package of the Frictionless specification."""
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "numbers",
        "title": settings.title,
        "description": DESCRIPTION,
        "resources": [_resource()],
    }
    if settings.base_url:
        package["homepage"] = settings.base_url
    if settings.publisher:
        package["contributors"] = [{"title": settings.publisher, "role": "publisher"}]
    return package


def _resource() -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": "numbers",
        "path": TABLE,
        "title": "عددهای کلیدی",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": {
            "fields": [field.schema for field in FIELDS],
            "missingValues": [""],
            "primaryKey": "id",
        },
    }


def dataset_structure(sheet: Sheet, settings: Settings) -> dict[str, object]:
    """Describe the whole as a schema.org ``Dataset``, for the JSON-LD of a page."""
    measured = dict.fromkeys(o.label for o in sheet.observations if o.indicator)
    places = dict.fromkeys(sheet.areas[o.area].name for o in sheet.observations if o.area)
    covered = _coverage(sheet.observations)
    return {
        "@type": "Dataset",
        "name": f"عددهای کلیدی {settings.title}",
        "description": DESCRIPTION,
        "inLanguage": "fa",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": settings.publisher or settings.title},
        "variableMeasured": list(measured),
        **({"temporalCoverage": covered} if covered else {}),
        "spatialCoverage": [{"@type": "AdministrativeArea", "name": name} for name in places],
        "distribution": [
            distribution(TABLE, "text/csv", settings),
            distribution(RECORDS, "application/json", settings),
        ],
    }


def _coverage(observations: Iterable[Observation]) -> str:
    """Write the first and the last day that figures hold for or were reported on."""
    days = [
        day
        for observation in observations
        for start, end in (
            (observation.period.start, observation.period.end),
            (observation.reported, observation.reported),
        )
        for day in (first_day(start), last_day(end))
        if day
    ]
    return f"{min(days)}/{max(days)}" if days else ""


def distribution(path: str, kind: str, settings: Settings) -> dict[str, str]:
    """Describe a file to download, for the JSON-LD of a page."""
    address = absolute(path, settings.base_url) or path
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": kind}


def observation_structure(observation: Observation, sheet: Sheet) -> dict[str, object]:
    """Describe one observation as a schema.org ``Observation``; what is not known is left out."""
    row = make_row(observation, sheet.names)
    high = row["value_high"]
    value: dict[str, object] = (
        {"minValue": row["value"], "maxValue": high} if high else {"value": row["value"]}
    )
    dates = "/".join(str(row[key] or "..") for key in ("date_from", "date_to"))
    told: dict[str, object] = {
        "@type": "Observation",
        "identifier": observation.id,
        "name": observation.label,
        "measuredProperty": row["indicator_name"] or observation.label,
        "observationAbout": (
            {"@type": "AdministrativeArea", "name": row["area_name"]} if observation.area else None
        ),
        "observationPeriod": dates if row["date_from"] or row["date_to"] else None,
        **value,
        "unitText": row["unit_name"],
        "description": row["quote"],
    }
    return {key: value for key, value in told.items() if value}
