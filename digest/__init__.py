"""Khabarnameh: a static site generator for Persian news digests."""

__version__ = "0.1.0"
