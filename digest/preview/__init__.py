"""The local preview: watch, rebuild, reload."""

from __future__ import annotations

from digest.preview.serve import Preview, serve

__all__ = ["Preview", "serve"]
