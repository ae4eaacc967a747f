"""What may be wrong with the memory, told apart by what is to become of it."""

from __future__ import annotations


class DamagedError(Exception):
    """The memory can't be read; the build goes on without it."""


class UnusableError(DamagedError):
    """The memory can't be used now, and may be sound: the disk is full, or another has it."""


class OtherVersionError(DamagedError):
    """The memory is sound, and another version of the program wrote it: its tables are others."""
