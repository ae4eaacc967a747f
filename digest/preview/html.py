"""What the preview adds to a page on its way to the browser, never in the output folder.

The reload client, the problems over the page, and in the page's own content
security policy what these two need.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit

OVERLAY_STYLE = "/livereload/overlay.css"
_HEAD_END = re.compile(rb"</head\s*>", re.I)
_POLICY = re.compile(
    rb"""(<meta[^>]*?http-equiv=["']?Content-Security-Policy["']?[^>]*?content=)("[^"]*"|'[^']*')""",
    re.I,
)


@dataclass(frozen=True, slots=True)
class State:
    """What a browser shows: one hash for the page with all it names, one for its styles."""

    page: str
    styles: str


def with_client(page: bytes, state: State, host: str, overlay: str = "") -> bytes:
    """Return ``page`` with the reload client for ``host``, and ``overlay`` at its end."""
    page = _POLICY.sub(lambda found: _allowing_client(found, host), page)
    head = _HEAD_END.search(page)
    client = _client(state, host).encode()
    if head:
        page = page[: head.start()] + client + page[head.start() :]
    else:
        page += client
    return _before_body_end(page, overlay.encode("utf-8", "backslashreplace"))


def _client(state: State, host: str) -> str:
    address = urlsplit(f"//{host}")
    name = f"[{address.hostname}]" if ":" in (address.hostname or "") else address.hostname
    query = f"host={name}&port={address.port or 80}&mindelay=250&maxdelay=1000"
    return (
        f'<script async src="/livereload.js?{escape(query)}"'
        f' data-page="{state.page}" data-styles="{state.styles}"></script>'
    )


def _before_body_end(page: bytes, addition: bytes) -> bytes:
    start = page.lower().rfind(b"</body")
    return page[:start] + addition + page[start:] if start >= 0 else page + addition


def _allowing_client(found: re.Match[bytes], host: str) -> bytes:
    policy = unescape(found[2][1:-1].decode("utf-8", "replace"))
    directives = {
        name.lower(): sources
        for name, *sources in (part.split() for part in policy.split(";") if part.strip())
    }
    needs = {"script-src": "'self'", "style-src": "'self'", "connect-src": f"ws://{host}"}
    for name, need in needs.items():
        sources = directives.get(name, directives.get("default-src"))
        if sources is not None:
            directives[name] = [item for item in sources if item not in {"'none'", need}] + [need]
    adapted = "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
    return found[1] + b'"' + adapted.replace("&", "&amp;").replace('"', "&quot;").encode() + b'"'
