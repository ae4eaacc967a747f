"""The arrangement of the site: what is listed where and in which order. Pure; no paths, no HTML."""

from __future__ import annotations

from digest.site.arrangement import Listing, Month, Neighbours, Site, Year, arrange, group_by_month
from digest.site.key_numbers import KeyNumber, key_numbers, leading_numbers
from digest.site.sheets import Sheet, cut_into_sheets

__all__ = [
    "KeyNumber",
    "Listing",
    "Month",
    "Neighbours",
    "Sheet",
    "Site",
    "Year",
    "arrange",
    "cut_into_sheets",
    "group_by_month",
    "key_numbers",
    "leading_numbers",
]
