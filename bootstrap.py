"""Set up the virtual environment in .venv, once, with nothing but the standard library.

    python3 bootstrap.py [site|test]

``site`` installs what a build needs, ``test`` the tools of the test suite too.
A second run with unchanged lock files does nothing. Windows users call it
directly; elsewhere ``make`` does.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SUPPORTED = ((3, 13), (3, 12), (3, 11))
LOCKS = {"site": ("requirements.lock",), "test": ("requirements.lock", "requirements-test.lock")}


def main(arguments: list[str]) -> int:
    """Set up for ``site`` (the default) or ``test``; the exit code is 0, 1 or 2."""
    purpose = arguments[0] if arguments else "site"
    if purpose not in LOCKS:
        print(f"bootstrap.py: unknown purpose {purpose!r}: say site or test", file=sys.stderr)
        return 2
    locks = [ROOT / name for name in LOCKS[purpose]]
    stamp = VENV / f".installed-{purpose}"
    wanted = fingerprint(locks)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    try:
        set_up(locks)
    except (OSError, subprocess.CalledProcessError, LookupError) as error:
        print(f"bootstrap.py: the set-up failed: {error}", file=sys.stderr)
        return 1
    stamp.write_text(wanted, encoding="ascii")
    return 0


def fingerprint(locks: list[Path]) -> str:
    """Hash the lock files, so that a changed one is installed anew."""
    return hashlib.sha256(b"\0".join(lock.read_bytes() for lock in locks)).hexdigest()


def set_up(locks: list[Path]) -> None:
    """Make the environment where there is none, and install the locked packages into it."""
    python = environment_python()
    if not works(python):
        shutil.rmtree(VENV, ignore_errors=True)
        base = find_python()
        print(f"Setting up .venv with {base} (once; this takes a minute or two) …", flush=True)
        run([base, "-m", "venv", str(VENV)])
    locked = [word for lock in locks for word in ("-r", str(lock))]
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "install", "--require-hashes", *locked])
    run([str(python), "-m", "compileall", "-q", str(ROOT / "digest")])


def environment_python() -> Path:
    """Name the interpreter of the virtual environment on this system."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def find_python() -> str:
    """Find the newest supported interpreter: $PYTHON, this one, or one on the path."""
    chosen = os.environ.get("PYTHON")
    names = [chosen] if chosen else [*(f"python{a}.{b}" for a, b in SUPPORTED), sys.executable]
    for name in names:
        found = shutil.which(name)
        if found and works(Path(found)):
            return found
    raise LookupError(
        "no supported Python was found. Install Python 3.11, 3.12 or 3.13 "
        "(hazm has no release for others), or name one: PYTHON=/path/to/python3.12 make site"
    )


def works(python: Path) -> bool:
    """Tell whether ``python`` runs, is of a supported version and can make environments."""
    probe = f"import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in {SUPPORTED})"
    try:
        run([str(python), "-c", probe], quiet=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def run(command: list[str], *, quiet: bool = False) -> None:
    """Run ``command`` and raise CalledProcessError when it fails."""
    subprocess.run(command, check=True, capture_output=quiet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
