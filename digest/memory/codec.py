"""Values as bytes and back: frozen structs in MessagePack, told apart by their types.

Nothing that is read back can run: a value that does not fit its type is an
error, never an object of some other kind.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec

from digest.memory.damage import DamagedError

encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode

encode_json: Callable[[object], bytes] = msgspec.json.Encoder().encode
"""Write a value as JSON for others to read, as short as it can be."""


def json_text(value: object) -> str:
    """Write a value as JSON that is to stand in a text."""
    return encode_json(value).decode()


@cache
def decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return the reader of values of the type ``kind``; it raises DamagedError where there is none.

    >>> decoder(int)(encode(7))
    7
    """
    read = msgspec.msgpack.Decoder(kind).decode

    def decode(content: bytes) -> Any:
        try:
            return read(content)
        except msgspec.DecodeError as error:
            raise DamagedError(str(error)) from error

    return decode


def digest_of(*parts: str | bytes) -> str:
    """Return a short name for ``parts``, in their order.

    >>> digest_of("ab", "c") == digest_of("a", "bc")
    False
    """
    contents = [
        part.encode(errors="surrogatepass") if isinstance(part, str) else part for part in parts
    ]
    framed = b"".join([b"%d:%b" % (len(content), content) for content in contents])
    return blake2b(framed, digest_size=12).hexdigest()
