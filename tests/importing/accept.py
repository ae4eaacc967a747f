"""Write the articles that the saved pages give now, to be read before they are committed."""

from __future__ import annotations

from tests.importing.test_pages import SOURCES, articles_of

if __name__ == "__main__":
    for path in SOURCES:
        path.with_suffix(".md").write_text(articles_of(path), encoding="utf-8", newline="\n")
        print(path.with_suffix(".md"))
