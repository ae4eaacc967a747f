"""The articles of the content folder, read and understood, each once for as long as it stays."""

from __future__ import annotations

from digest.catalogue.catalogue import Catalogue, Cataloguer
from digest.catalogue.library import StoredLibrary
from digest.catalogue.reference import Reference

__all__ = ["Catalogue", "Cataloguer", "Reference", "StoredLibrary"]
