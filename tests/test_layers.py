"""Imports run one way: a layer may use only the layers below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "digest"
LAYERS = (
    ("model", "problems", "config", "progress", "stopwatch", "workers"),
    ("text_files",),
    ("memory", "persian", "drawing"),
    ("reading",),
    ("quantities",),
    ("observations",),
    ("site",),
    ("pages",),
    ("catalogue", "publishing"),
    ("build",),
    ("proof",),
    ("preview", "checks", "importing"),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def layer_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_layers(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = [
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom) and node.module
            else []
        )
    ]
    return {name.split(".")[1] for name in names if name.startswith("digest.")}


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_only_from_below(module: Path) -> None:
    own = layer_of(module)
    for used in imported_layers(module) - {own, "__version__"}:
        assert RANK[used] < RANK[own], f"{module}: {own} must not import {used}"


def test_every_part_has_its_layer() -> None:
    parts = {layer_of(module) for module in MODULES}
    assert parts <= set(RANK), f"give these a layer: {parts - set(RANK)}"
