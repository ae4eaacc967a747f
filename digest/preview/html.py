"""What the preview adds to a page on its way to the browser, never in the output folder.

The reload client, the problems over the page, and in the page's own content
security policy what these two need.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import quote, urlsplit

from msgspec import Struct

OVERLAY_STYLE = "/livereload/overlay.css"
_HEAD_END = re.compile(rb"</head\s*>", re.I)
_MAIN = re.compile(rb"(<main\b[^>]*>)(.*)(?=</main\s*>)", re.I | re.DOTALL)
_POLICY = re.compile(
    rb"""(<meta[^>]*?http-equiv=["']?Content-Security-Policy["']?[^>]*?content=)("[^"]*"|'[^']*')""",
    re.I,
)


class State(Struct, frozen=True):
    """What a browser shows, by hashes: the text within ``main``, all around it, and the styles.

    What the page loads beside its styles counts as ``around`` it.
    """

    around: str
    main: str
    styles: str


def parted(page: bytes) -> tuple[bytes, bytes]:
    """Part ``page`` into what stands around its ``main``, and what stands within.

    >>> parted(b"<body><main id=m>text</main></body>")
    (b'<body><main id=m></main></body>', b'text')
    """
    found = _MAIN.search(page)
    return (page[: found.end(1)] + page[found.end() :], found[2]) if found else (page, b"")


def client_of(address: str, state: State, host: str) -> str:
    """Return the script that connects the page at ``address`` with the preview at ``host``.

    It tells the preview the page's ``state`` again, so that both speak of the same.
    """
    server = urlsplit(f"//{host}")
    name = f"[{server.hostname}]" if ":" in (server.hostname or "") else server.hostname
    query = f"host={name}&port={server.port or 80}&mindelay=250&maxdelay=1000"
    return (
        f'<script async src="/livereload.js?{escape(query)}" data-address="{escape(address)}"'
        f' data-around="{state.around}" data-main="{state.main}" data-styles="{state.styles}">'
        "</script>"
    )


def with_client(page: bytes, client: str, host: str, overlay: str = "") -> bytes:
    """Return ``page`` with ``client`` in its head, and ``overlay`` at its end."""
    needs = {"script-src": "'self'", "style-src": "'self'", "connect-src": f"ws://{host}"}
    page = _before_head_end(_allowing(needs, page), client.encode())
    return _before_body_end(page, overlay.encode("utf-8", "backslashreplace"))


def with_base(page: bytes, base: str) -> bytes:
    """Return ``page`` with links that lead on from ``base``, at whatever address it is shown."""
    element = f'<base href="{escape(quote(base))}">'
    return _before_head_end(_allowing({"base-uri": "'self'"}, page), element.encode())


def _before_head_end(page: bytes, addition: bytes) -> bytes:
    head = _HEAD_END.search(page)
    start = head.start() if head else len(page)
    return page[:start] + addition + page[start:]


def _before_body_end(page: bytes, addition: bytes) -> bytes:
    start = page.lower().rfind(b"</body")
    return page[:start] + addition + page[start:] if start >= 0 else page + addition


def _allowing(needs: Mapping[str, str], page: bytes) -> bytes:
    return _POLICY.sub(lambda found: _adapted(found, needs), page)


def _adapted(found: re.Match[bytes], needs: Mapping[str, str]) -> bytes:
    policy = unescape(found[2][1:-1].decode("utf-8", "replace"))
    directives = {
        name.lower(): sources
        for name, *sources in (part.split() for part in policy.split(";") if part.strip())
    }
    for name, need in needs.items():
        sources = directives.get(name, directives.get("default-src"))
        if sources is not None:
            directives[name] = [item for item in sources if item not in {"'none'", need}] + [need]
    adapted = "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
    return found[1] + b'"' + adapted.replace("&", "&amp;").replace('"', "&quot;").encode() + b'"'
