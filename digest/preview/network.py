"""Where the preview listens, and whom it lets in.

A page of another site must not read the preview: neither by connecting to it
(the Origin of a socket) nor by giving its own name this machine's address
(the Host of a request).
"""

from __future__ import annotations

import errno
import re
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from digest.problems import ContentError, Problem

_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.I | re.A)
_TRIES = 50
_TAKEN = {errno.EADDRINUSE, errno.EACCES, 10013, 10048}  # the last two are Windows' own


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on ``host`` at ``port`` or the next free one.

    Raises ``ContentError`` when ``host`` is no address of this machine, or no
    port is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _TRIES, 65_536)):
        try:
            listening = socket.create_server((host, candidate), family=family, backlog=128)
        except OSError as error:
            if error.errno in _TAKEN:
                continue
            raise ContentError((_unreachable(host, str(error)),)) from error
        listening.setblocking(False)
        return listening
    raise ContentError((_unreachable(host, f"ports {port}–{port + _TRIES - 1}"),))


def is_own_host(host: str, listening_on: str) -> bool:
    """Tell whether ``host``, a Host header, names this machine and not a foreign site.

    >>> is_own_host("localhost:5500", "127.0.0.1"), is_own_host("evil.example", "127.0.0.1")
    (True, False)
    """
    name = _name_of(host)
    if name in {listening_on.lower(), "localhost", "127.0.0.1", "::1"}:
        return True
    return is_open_to_all(listening_on) and (_is_address(name) or name == _machine_name())


def is_open_to_all(listening_on: str) -> bool:
    """Tell whether other machines can reach a server on ``listening_on``.

    >>> is_open_to_all("127.0.0.1"), is_open_to_all("0.0.0.0")
    (False, True)
    """
    if listening_on == "localhost":
        return False
    return not (_is_address(listening_on) and ip_address(listening_on).is_loopback)


def is_same_origin(origin: str, host: str) -> bool:
    """Tell whether ``origin``, a socket's Origin header, is the server that ``host`` names."""
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()


def shown_address(host: str, port: int, base: str) -> str:
    """Return the address to open in a browser of this machine.

    >>> shown_address("0.0.0.0", 5500, "/digest/")
    'http://127.0.0.1:5500/digest/'
    """
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)
    name = f"[{name}]" if ":" in name and not name.startswith("[") else name
    return f"http://{name}:{port}{base}"


def _name_of(host: str) -> str:
    found = _HOST.fullmatch(host)
    return found["name"].strip("[]").lower() if found else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _machine_name() -> str:
    return socket.gethostname().lower()


def _unreachable(host: str, detail: str) -> Problem:
    message = f"پیش‌نمایش نتوانست روی «{host}» گوش کند: {detail}"
    return Problem("serve", 0, "no-address", message, "نشانی یا درگاه دیگری بدهید: --host، --port")
