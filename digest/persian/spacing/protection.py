"""The spans of a text that are no prose: markup of Markdown and HTML, code, addresses.

They are front matter, code, mathematics, HTML, template tags, link targets,
reference and footnote labels, attributes, addresses, hashtags, and the marks
that make a line a heading, an item, a quote or a table.
"""

from __future__ import annotations

import re

# One alternative a line, in the order in which Markdown looks for them. Every search for
# an end is bounded, so that no text of one opening mark repeated takes long.
PROTECTED = re.compile(
    r"""
      \A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)                 # front matter
    | ^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|.*\Z)  # fences
    | (?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+               # indented code
    | (?<!`)(?P<ticks>`{1,8})(?!`)(?:(?!\n[ ]*\n).){1,2000}?(?<!`)(?P=ticks)(?!`)  # inline code
    | \$\$.{1,2000}?\$\$ | \$[^\s$][^$\n\u0600-\u06ff]{0,500}\$       # mathematics
    | \{\{.{0,300}?\}\} | \{%.{0,300}?%\} | <!--.{0,2000}?-->         # templates, comments
    | <(?:script|style|pre)\b.*?</(?:script|style|pre)>               # raw blocks
    | <[^<>\n]{1,1000}>                                               # tags, autolinks
    | \]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)                    # link targets and titles
    | \]\[[^\[\]\n]{0,300}\]                                          # references
    | ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$                             # their definitions
    | \[\^[^\[\]\n]{1,200}\]:?                                        # footnotes
    | \[[ xX]\](?=\ )                                                 # task boxes
    | \{[:#.][^{}\n]{0,300}\}                                         # attributes
    | (?:https?://|www\.)[^\s<>«»)\]]+                                # bare addresses
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+
    | (?<![\w/\u200c\u00ad\ufeff])[#@][\w\u200c]+                     # hashtags, accounts
    | ^[ \t]*\|?[ :|-]*-{3,}[ :|-]*\|?[ \t]*$                         # table rules
    | ^[ \t]*(?:(?:[-*+>]|[\d۰-۹]+[.)]|\#{1,6})(?:[ \t]+|$))+         # line marks
    | \\.                                                             # escapes
    """,
    re.S | re.M | re.X,
)
