"""Build, preview and check the digest: ``python build.py --help``."""

from __future__ import annotations

import sys

from digest.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
