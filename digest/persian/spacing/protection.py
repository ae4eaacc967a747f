"""The spans of a text that are no prose: markup of Markdown and HTML, code, addresses.

They are front matter, code, mathematics, HTML, template tags, link targets,
reference and footnote labels, attributes, addresses, hashtags, and the marks
that make a line a heading, an item, a quote or a table.
"""

from __future__ import annotations

import re

# One alternative a line, in the order in which Markdown looks for them.
PROTECTED = re.compile(
    r"""
      \A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)            # front matter
    | ^[ ]{0,3}(?P<fence>```+|~~~+)[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|.*\Z) # fenced code
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+          # indented code
    | (?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)   # inline code
    | \$\$.+?\$\$ | \$[^\s$][^$\n\u0600-\u06ff]*\$                # mathematics
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
