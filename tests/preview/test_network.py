"""Whom the preview lets in, and where it listens."""

from __future__ import annotations

import socket

import pytest

from digest.preview.network import is_own_host, is_same_origin, listening_socket, shown_address
from digest.problems import ContentError


@pytest.mark.parametrize(
    ("host", "listening_on", "is_own"),
    [
        ("127.0.0.1:5500", "127.0.0.1", True),
        ("localhost:5500", "127.0.0.1", True),
        ("[::1]:5500", "127.0.0.1", True),
        ("evil.example:5500", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("192.168.1.5:5500", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[bad", "127.0.0.1", False),
        ('localhost:5500"><script>', "127.0.0.1", False),
        ("evil.example@localhost", "127.0.0.1", False),
        ("192.168.1.5:5500", "0.0.0.0", True),
        ("evil.example", "0.0.0.0", False),
        ("desk.local:5500", "desk.local", True),
    ],
)
def test_only_names_of_this_machine_are_answered(
    host: str, listening_on: str, is_own: bool
) -> None:
    assert is_own_host(host, listening_on) is is_own


@pytest.mark.parametrize(
    ("origin", "is_same"),
    [
        ("http://localhost:5500", True),
        ("http://localhost:5501", False),
        ("http://evil.example", False),
        ("null", False),
        ("file://", False),
    ],
)
def test_only_own_pages_connect(origin: str, is_same: bool) -> None:
    assert is_same_origin(origin, "localhost:5500") is is_same


def test_a_taken_port_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        with listening_socket("127.0.0.1", wanted) as listening:
            assert listening.getsockname()[1] > wanted


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(ContentError, match="no-address"):
        listening_socket("192.0.2.1", 5500)


def test_the_address_can_be_opened_on_this_machine() -> None:
    assert shown_address("::", 80, "/") == "http://[::1]:80/"
    assert shown_address("localhost", 80, "/x/") == "http://localhost:80/x/"
