"""A snapshot: what the preview shows at one moment, and its answer to any address.

Pure: the same snapshot gives the same answers. The last good site stays here
while a build is broken; then every page carries the problems over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote

from msgspec import Struct, field, structs

from digest.preview.assets import assets_of, is_script, is_style
from digest.preview.html import State, client_of, parted, with_base, with_client
from digest.preview.media_types import HTML, media_type
from digest.preview.overlay import overlay, whole_page
from digest.problems import ContentError, Problem

HOME, NOT_FOUND = "index.html", "404.html"


class Answer(Struct, frozen=True):
    """What goes back to a browser; ``location`` when it is to look elsewhere."""

    status: HTTPStatus
    media_type: str = HTML
    body: bytes = b""
    location: str = ""


class Snapshot(Struct, frozen=True):
    """The last good pages below ``base``, and the problems of a build that failed since.

    ``base`` is ``/`` or a path with slashes at both ends.
    """

    base: str = "/"
    pages: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def answer(self, address: str, host: str) -> Answer:
        """Return the answer to ``address``, a decoded path from the server's root.

        ``host`` is the server's name and port as the browser knows them.
        """
        try:
            return self._answer(address, host)
        except ContentError as error:
            return self._with_fault(error)._answer(address, host)

    def state(self, address: str) -> State:
        """Return what a browser shows that has just loaded ``address``."""
        try:
            return self._state(address)
        except ContentError as error:
            return self._with_fault(error)._state(address)

    def _with_fault(self, error: ContentError) -> Snapshot:
        """Give what is shown in place of a page that can't be printed."""
        return structs.replace(self, pages={}, problems=(*self.problems, *error.problems))

    def _answer(self, address: str, host: str) -> Answer:
        if not address.startswith(self.base):
            return self._outside(address, host)
        path = self._path_of(address)
        if path is None:
            return Answer(HTTPStatus.FOUND, location=quote(address + "/"))
        content = self.pages.get(path)
        if content is None:
            return self._missing(address, host)
        if media_type(path) != HTML:
            return Answer(HTTPStatus.OK, media_type(path), content)
        return Answer(HTTPStatus.OK, body=self._shown(address, content, host))

    def _state(self, address: str) -> State:
        shown = self._shown_at(address)
        loaded = assets_of(shown, self.pages)
        frame, text = self.pages.get(shown, b""), b""
        if not self._own_scripts(loaded):
            frame, text = parted(frame)
        about = f"{shown} {self.problems}".encode("utf-8", "backslashreplace")
        others = (self.pages[path] for path in loaded if not is_style(path))
        styles = (self.pages[path] for path in loaded if is_style(path))
        return State(_hash(about, frame, *others), _hash(text), _hash(*styles))

    def _own_scripts(self, loaded: Iterable[str]) -> set[str]:
        """Return the scripts that work on one page's text, and not on what all pages share."""
        shared = assets_of(HOME, self.pages)
        return {path for path in loaded if is_script(path)}.difference(shared)

    def style_addresses(self, address: str) -> tuple[str, ...]:
        """Return the addresses of the style sheets that the page at ``address`` loads."""
        loaded = assets_of(self._shown_at(address), self.pages)
        return tuple(self.base + asset for asset in loaded if is_style(asset))

    def _shown_at(self, address: str) -> str:
        path = self._path_of(address) if address.startswith(self.base) else None
        return path if path and path in self.pages else NOT_FOUND

    def _path_of(self, address: str) -> str | None:
        """Return the page an address means, as GitHub Pages reads it; ``None`` for a bare folder.

        Nothing there: the path as it stands.
        """
        path = address.removeprefix(self.base)
        if not path or path.endswith("/"):
            return f"{path}index.html"
        if path in self.pages:
            return path
        if f"{path}.html" in self.pages:
            return f"{path}.html"
        return None if f"{path}/index.html" in self.pages else path

    def _outside(self, address: str, host: str) -> Answer:
        if address in {"/", self.base.rstrip("/")}:
            return Answer(HTTPStatus.FOUND, location=quote(self.base))
        return self._missing(address, host)

    def _missing(self, address: str, host: str) -> Answer:
        content = self.pages.get(NOT_FOUND, b"<!doctype html><title>404</title><h1>404</h1>")
        status = HTTPStatus.NOT_FOUND if self.pages else HTTPStatus.SERVICE_UNAVAILABLE
        return Answer(status, body=self._shown(address, with_base(content, self.base), host))

    def _shown(self, address: str, content: bytes, host: str) -> bytes:
        if not self.pages:
            content = whole_page()
        client = client_of(address, self.state(address), host)
        return with_client(content, client, host, overlay(self.problems))


def _hash(*parts: bytes) -> str:
    found = sha256()
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()[:20]
