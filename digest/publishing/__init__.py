"""From pages to the output folder: whole or not at all."""

from __future__ import annotations

from digest.publishing.publish import Published, publish, recover

__all__ = ["Published", "publish", "recover"]
