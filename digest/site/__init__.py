"""The arrangement of the site: what is listed where and in which order. Pure; no paths, no HTML."""

from __future__ import annotations

from digest.site.arrangement import Listing, Month, Neighbours, Site, Year, arrange, group_by_month
from digest.site.brief import Brief, Declared, Extract, Understood, brief_of
from digest.site.leading import leading_observations
from digest.site.library import Library, OnDemand, Shelf
from digest.site.numbers import Numbers, Tally, understand
from digest.site.selections import Selection
from digest.site.sheets import Sheet, cut_into_sheets

__all__ = [
    "Brief",
    "Declared",
    "Extract",
    "Library",
    "Listing",
    "Month",
    "Neighbours",
    "Numbers",
    "OnDemand",
    "Selection",
    "Sheet",
    "Shelf",
    "Site",
    "Tally",
    "Understood",
    "Year",
    "arrange",
    "brief_of",
    "cut_into_sheets",
    "group_by_month",
    "leading_observations",
    "understand",
]
