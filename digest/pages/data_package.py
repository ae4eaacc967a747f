"""The open data described as a Data Package of the Frictionless specification.

Each table has the columns of ``FIELDS``, with their types and meanings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from digest.config import Settings
from digest.pages.observation_rows import FIELDS


def data_package(settings: Settings, description: str, tables: Iterable[tuple[str, str]]) -> bytes:
    """Write the description of ``tables``, each a path and a title, as JSON."""
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "numbers",
        "title": settings.title,
        "description": description,
        "resources": [_resource(path, title) for path, title in tables],
    }
    if settings.base_url:
        package["homepage"] = settings.base_url
    if settings.publisher:
        package["contributors"] = [{"title": settings.publisher, "role": "publisher"}]
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: str, title: str) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv").replace("/", "-"),
        "path": path,
        "title": title,
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
