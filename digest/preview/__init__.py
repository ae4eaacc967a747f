"""The local preview: watch, rebuild, reload."""

from __future__ import annotations

from digest.preview.serve import serve
from digest.preview.session import Preview

__all__ = ["Preview", "serve"]
