"""Build, preview and check the digest: ``python build.py --help``."""

from __future__ import annotations

import os
import sys

from digest.cli import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    # To take ten thousand articles apart, value by value, would take a tenth of a second.
    os._exit(code)
