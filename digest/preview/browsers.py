"""The browsers that look on: which page each shows, and what each has to be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import structs

from digest.preview.html import State
from digest.preview.snapshot import Snapshot


class Socket(Protocol):
    """An open connection to one page in one browser."""

    def send_message(self, message: dict[str, Any]) -> None:
        """Send ``message`` in livereload's protocol."""

    def close(self) -> None:
        """End the connection."""


class Browsers:
    """Open pages by their sockets; a page is told only of what it shows."""

    def __init__(self) -> None:
        self._shown: dict[Socket, tuple[str, State]] = {}

    def __len__(self) -> int:
        return len(self._shown)

    def join(self, socket: Socket, info: Mapping[str, Any], now: Snapshot) -> None:
        """Enter a page that has loaded; tell it at once when it is out of date already."""
        said = (info.get("plugins") or {}).get("shown") or {}
        state = State(*(str(said.get(part)) for part in ("around", "main", "styles")))
        self._shown[socket] = (str(said.get("address")), state)
        self._refresh(socket, now)

    def addresses(self) -> frozenset[str]:
        """Return the addresses that are being looked at."""
        return frozenset(address for address, _ in tuple(self._shown.values()))

    def leave(self, socket: Socket) -> None:
        """Forget a page that was closed or left."""
        self._shown.pop(socket, None)

    def refresh(self, now: Snapshot) -> None:
        """Tell every page that doesn't show ``now`` to load again what has changed of it."""
        for socket in tuple(self._shown):
            self._refresh(socket, now)

    def close(self) -> None:
        """End all connections."""
        for socket in tuple(self._shown):
            socket.close()

    def _refresh(self, socket: Socket, now: Snapshot) -> None:
        address, shown = self._shown[socket]
        state = now.state(address)
        if state == shown:
            return
        self._shown[socket] = (address, state)
        if state == structs.replace(shown, styles=state.styles):
            for path in now.style_addresses(address):
                socket.send_message(_reload(path, live_css=True))
        else:
            path = "main" if state == structs.replace(shown, main=state.main) else "/"
            socket.send_message(_reload(path, live_css=False))


def _reload(path: str, *, live_css: bool) -> dict[str, Any]:
    return {"command": "reload", "path": path, "liveCSS": live_css, "liveImg": False}
