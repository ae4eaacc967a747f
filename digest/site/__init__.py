"""The arrangement of the site: what is listed where and in which order. Pure; no paths, no HTML."""

from __future__ import annotations

from digest.site.arrangement import Listing, Month, Neighbours, Site, Year, arrange, group_by_month
from digest.site.numbers import Numbers, Understood, leading_observations, understand
from digest.site.selections import Selection
from digest.site.sheets import Sheet, cut_into_sheets

__all__ = [
    "Listing",
    "Month",
    "Neighbours",
    "Numbers",
    "Selection",
    "Sheet",
    "Site",
    "Understood",
    "Year",
    "arrange",
    "cut_into_sheets",
    "group_by_month",
    "leading_observations",
    "understand",
]
