"""Whole addresses for HTML that is read away from its page, as in a feed reader."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from digest.pages.page import absolute

# The body is our own: every attribute stands in double quotes.
_ADDRESS = re.compile(r'(?P<before><[a-z][^<>]*? (?:href|src)=")(?P<address>[^"]*)(?=")')


def with_whole_addresses(body: str, page: str, base_url: str) -> str:
    """Write every relative address of ``body``, which stands on ``page``, with ``base_url``.

    >>> with_whole_addresses('<a href="b.html#x">', "articles/a.html", "https://a.ir/")
    '<a href="https://a.ir/articles/b.html#x">'
    """
    start = absolute(page, base_url)

    def whole(found: re.Match[str]) -> str:
        address = urljoin(start, unescape(found["address"]))
        return found["before"] + escape(address)

    return _ADDRESS.sub(whole, body)
