"""The server: livereload's handlers and our pages on one port of this machine."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from msgspec import Struct
from tornado.escape import json_decode
from tornado.web import Application, RequestHandler

from digest.preview.browsers import Browsers
from digest.preview.html import OVERLAY_STYLE
from digest.preview.media_types import media_type
from digest.preview.network import is_own_host, is_same_origin
from digest.preview.snapshot import Snapshot


class Front(Struct, frozen=True):
    """What the server shows, and to whom.

    ``host`` is where it listens; ``current`` waits for the first snapshot and
    returns the latest.
    """

    host: str
    current: Callable[[], Awaitable[Snapshot]]
    browsers: Browsers


def application(front: Front) -> Application:
    """Return the web application that shows ``front``."""
    handlers: dict[str, type[RequestHandler]] = {
        r"/livereload": _Socket,
        r"/livereload\.js": _Client,
        re.escape(OVERLAY_STYLE): _OverlayStyle,
        r"(/.*)": _Page,
    }
    routes = [(address, handler, {"front": front}) for address, handler in handlers.items()]
    return Application(routes, log_function=_log_nothing)


def _log_nothing(_: RequestHandler) -> None:
    """Leave the terminal to the lines about builds."""


class _OwnHost(RequestHandler):
    """Answers only requests that name this machine."""

    def initialize(self, front: Front) -> None:
        self.front = front

    def prepare(self) -> None:
        if not is_own_host(self.request.host, self.front.host):
            self.set_status(403)
            self.finish("403")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    def compute_etag(self) -> None:
        """Never let a browser keep a page of the preview."""


class _Page(_OwnHost):
    async def get(self, address: str) -> None:
        answer = (await self.front.current()).answer(address, self.request.host)
        self.set_status(answer.status)
        if answer.location:
            self.set_header("Location", answer.location)
        self.set_header("Content-Type", answer.media_type)
        self.finish(answer.body)

    head = get


class _OverlayStyle(_OwnHost):
    def get(self) -> None:
        self.set_header("Content-Type", media_type("overlay.css"))
        self.finish(_own_file("overlay.css"))


class _Client(_OwnHost, LiveReloadJSHandler):  # type: ignore[misc]
    """livereload's own script, with our plug-in before it: one request the fewer."""

    def get(self) -> None:
        self.set_header("Cache-Control", "private, max-age=600")
        self.write(_own_file("shown.js"))
        super().get()


class _Socket(_OwnHost, LiveReloadHandler):  # type: ignore[misc]
    """livereload's channel, with browsers told one by one."""

    def check_origin(self, origin: str) -> bool:
        return is_same_origin(origin, self.request.host)

    async def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        info: Any = json_decode(message)
        if info.get("command") == "info":
            self.front.browsers.join(self, info, await self.front.current())

    def on_close(self) -> None:
        super().on_close()
        self.front.browsers.leave(self)


def _own_file(name: str) -> bytes:
    return files("digest.preview").joinpath(name).read_bytes()
