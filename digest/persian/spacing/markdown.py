"""Repair of a Markdown document: prose is mended, everything else stays as it is.

The protected spans are front matter, code, mathematics, HTML, template tags,
link targets, reference and footnote labels, attributes, addresses and the
marks that make a line a heading, an item, a quote or a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.persian.spacing.repairs import Repair, compare, keep_list, mend_prose

# One alternative a line, in the order in which Markdown looks for them.
PROTECTED = re.compile(
    r"""
      \A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)            # front matter
    | ^[ ]{0,3}(?P<fence>```+|~~~+)[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|.*\Z) # fenced code
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+          # indented code
    | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)                 # inline code
    | \$\$.+?\$\$ | \$[^\s$][^$\n]*\$                            # mathematics
    | \{\{.*?\}\} | \{%.*?%\} | <!--.*?-->                       # templates, comments
    | <(?:script|style|pre)\b.*?</(?:script|style|pre)>          # raw blocks
    | <[^>\n]+>                                                  # tags, autolinks
    | \]\((?:[^()\n]|\([^()\n]*\))*\)                            # link targets and titles
    | \]\[[^\]\n]*\]                                             # references
    | ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$                              # their definitions
    | \[\^[^\]\n]+\]:?                                           # footnotes
    | \[[ xX]\](?=\ )                                            # task boxes
    | \{[:#.][^}\n]*\}                                           # attributes
    | (?:https?://|www\.)[^\s<>«»)\]]+                           # bare addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w/\u200c])[#@][\w\u200c]+                                  # hashtags, accounts
    | ^[ \t]*\|?[ :|-]*-{3,}[ :|-]*\|?[ \t]*$                    # table rules
    | ^[ \t]*(?:(?:[-*+>]|[\d۰-۹]+[.)]|\#{1,6})(?:[ \t]+|$))+    # line marks
    | \\n | \\.                                                 # escapes
    """,
    re.S | re.M | re.X,
)


def repair_markdown(text: str, *, keep: Iterable[str] = ()) -> str:
    r"""Return a Markdown document with its prose mended.

    >>> repair_markdown("## بانک ها\n\n`تعاونیها` و تعاونیها")
    '## بانک\u200cها\n\n`تعاونیها` و تعاونی\u200cها'
    """
    kept = keep_list(keep)
    out: list[str] = []
    end = 0
    for match in PROTECTED.finditer(text):
        out += (_mend(text[end : match.start()], kept), match.group())
        end = match.end()
    return "".join((*out, _mend(text[end:], kept)))


def find_markdown_repairs(text: str, *, keep: Iterable[str] = ()) -> tuple[Repair, ...]:
    """Return what :func:`repair_markdown` changes in a document, in order."""
    return compare(text, repair_markdown(text, keep=keep))


def _mend(prose: str, keep: dict[str, str]) -> str:
    """Mend prose between protected spans, but not the white space that parts it from them."""
    body = prose.strip(" \t\n")
    if not body:
        return prose
    start = prose.index(body)
    return prose[:start] + mend_prose(body, keep) + prose[start + len(body) :]
