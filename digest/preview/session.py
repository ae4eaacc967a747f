"""One run of the preview: watching, building and serving side by side.

Three threads: one watches, one builds, the main one serves. They meet in a
queue of changes and in the event loop.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Event, Thread

from msgspec import Struct, structs

from digest.preview.browsers import Browsers
from digest.preview.network import is_open_to_all, listening_socket, shown_address
from digest.preview.snapshot import Snapshot
from digest.preview.watching import Changes, gathered, watch_folders
from digest.preview.workshop import Builder, Tell, Workshop, problems_of_code

_PATIENCE = 10.0  # seconds that a build under way gets to end after Ctrl-C
_PAUSE = 0.25  # seconds without an edit, at least, after which the rest of the site follows
_LONGEST_PAUSE = 1.0
_LONGEST_PROOFS = 10.0  # seconds after which it follows though there are edits


class Preview(Struct, frozen=True):
    """What to watch and where to show it.

    ``watch`` are the files and folders of the content, ``code`` those of the
    program itself: a change there starts it anew. ``base`` is the path below
    which the site is shown.
    """

    watch: tuple[Path, ...]
    code: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 5500
    base: str = "/"
    open_browser: bool = False


class Session:
    """One run of the preview, from the first build to its end."""

    def __init__(self, builder: Builder, preview: Preview, tell: Tell) -> None:
        self._preview = structs.replace(
            preview,
            watch=tuple(path.resolve() for path in preview.watch),
            code=tuple(path.resolve() for path in preview.code),
            base=f"/{preview.base.strip('/')}/".replace("//", "/"),
        )
        self._tell = tell
        self._builder = builder
        self._workshop = Workshop(builder, self._preview.watch + self._preview.code, tell)
        self._snapshot = Snapshot(self._preview.base)
        self._browsers = Browsers()
        self._changes: Queue[Changes] = Queue()
        self._watching, self._stop = Event(), Event()
        self._first_built, self._end = asyncio.Event(), asyncio.Event()
        self._is_to_restart = False

    async def run(self) -> bool:
        """Serve until the end; tell whether the program is to start anew."""
        self._loop = asyncio.get_running_loop()
        listening = listening_socket(self._preview.host, self._preview.port)
        self._greet(listening.getsockname()[1])
        async with self._server(listening), self._threads():
            with suppress(NotImplementedError):  # Windows has no such handlers
                self._loop.add_signal_handler(signal.SIGTERM, self._end.set)
            await self._end.wait()
        return self._is_to_restart

    @asynccontextmanager
    async def _server(self, listening: socket.socket) -> AsyncIterator[None]:
        from tornado.httpserver import HTTPServer  # noqa: PLC0415 - only a running preview needs it

        from digest.preview.server import Front, application  # noqa: PLC0415

        server = HTTPServer(application(Front(self._preview.host, self._current, self._browsers)))
        server.add_socket(listening)
        try:
            yield
        finally:
            server.stop()
            self._browsers.close()
            await server.close_all_connections()

    @asynccontextmanager
    async def _threads(self) -> AsyncIterator[None]:
        watching = Thread(target=self._watch, daemon=True)
        building = Thread(target=self._build_on, daemon=True)
        watching.start()
        building.start()
        try:
            yield
        finally:
            self._stop.set()
            self._watching.set()
            self._builder.stop()
            self._changes.put(frozenset())  # wakes the builder up
            await asyncio.to_thread(watching.join, _PATIENCE)
            await asyncio.to_thread(building.join, _PATIENCE)

    def _greet(self, port: int) -> None:
        address = shown_address(self._preview.host, port, self._preview.base)
        if port != self._preview.port and self._preview.port:
            self._tell(f"Port {self._preview.port} is taken.")
        self._tell(f"Preview: {address} (Ctrl-C ends it)")
        if is_open_to_all(self._preview.host):
            self._tell("Everyone on this network can see it, drafts included.")
        if self._preview.open_browser:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    async def _current(self) -> Snapshot:
        await self._first_built.wait()
        return self._snapshot

    def _watch(self) -> None:
        """Watch until the end, in a thread of its own; without it there is no preview."""
        roots = self._preview.watch + self._preview.code
        try:
            watch_folders(roots, self._changes, self._watching, self._stop)
        except Exception as error:
            self._tell(f"The system does not let the folders be watched: {error}")
            self._loop.call_soon_threadsafe(self._end.set)
        finally:
            self._watching.set()

    def _build_on(self) -> None:
        """Build at first and after every change, in a thread of its own."""
        self._watching.wait()  # or an edit made during the first build could be missed
        snapshot = self._snapshot
        changes: Changes = frozenset()
        changed_code: Changes = frozenset()
        while not self._stop.is_set():
            code = frozenset(path for path in changes if self._is_code(path))
            changed_code |= code
            problems = problems_of_code(changed_code) if code else ()
            if code and not problems:
                self._tell(f"{min(code).name} changed: starting anew")
                self._loop.call_soon_threadsafe(self._restart)
                return
            started = time.monotonic()
            snapshot = self._workshop.next(snapshot, changes, problems)
            self._show_soon(snapshot)
            pause = min(max(_PAUSE, time.monotonic() - started), _LONGEST_PAUSE)
            changes = gathered(self._changes)
            snapshot, changes = self._proofread(snapshot, changes, pause)

    def _proofread(
        self, snapshot: Snapshot, changes: Changes, pause: float
    ) -> tuple[Snapshot, Changes]:
        """Show what is looked at before the whole site is built, until edits rest so many seconds.

        Returns what is shown then, and all ``changes``, which are still to be
        built.
        """
        new, deadline = changes, time.monotonic() + _LONGEST_PROOFS
        while new and time.monotonic() < deadline:
            proof = self._workshop.proof(snapshot, new)
            if proof is None or not self._differ(snapshot, proof):
                break
            snapshot = proof
            self._show_soon(snapshot)
            new = gathered(self._changes, pause)
            changes |= new
        return snapshot, changes

    def _differ(self, before: Snapshot, after: Snapshot) -> bool:
        """Tell whether anything that is being looked at changes."""
        return any(before.state(one) != after.state(one) for one in self._browsers.addresses())

    def _show_soon(self, snapshot: Snapshot) -> None:
        """Show ``snapshot`` in the thread of the server, but print what it needs in this one."""
        for address in self._browsers.addresses():
            snapshot.state(address)
        self._loop.call_soon_threadsafe(self._show, snapshot)

    def _is_code(self, path: Path) -> bool:
        return any(path.is_relative_to(root) for root in self._preview.code)

    def _show(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._first_built.set()
        self._browsers.refresh(snapshot)

    def _restart(self) -> None:
        self._is_to_restart = True
        self._end.set()
