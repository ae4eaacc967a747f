"""Pictures with Persian text: letters joined and ordered, lines balanced, pixels packed.

Knows fonts, glyphs and pixels, and nothing of articles. The library that
joins letters is imported when something is first drawn.
"""

from digest.drawing.canvas import Box, Canvas, Ramp
from digest.drawing.letters import LIBRARY, STAR, Run, Weight, drawable, is_installed
from digest.drawing.lines import Line, shape
from digest.drawing.wrapping import Type, cut, set_lines

__all__ = [
    "LIBRARY",
    "STAR",
    "Box",
    "Canvas",
    "Line",
    "Ramp",
    "Run",
    "Type",
    "Weight",
    "cut",
    "drawable",
    "is_installed",
    "set_lines",
    "shape",
]
