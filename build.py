"""Build, preview and check the digest: ``python build.py --help``."""

from __future__ import annotations

import os
import sys

from digest.cli import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    # Skip the interpreter's own way out, which would free the values of ten thousand
    # articles one by one: a tenth of a second, after all has been said and written.
    os._exit(code)
