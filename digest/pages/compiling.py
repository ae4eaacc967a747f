"""Templates compiled to the plain Python that pages of plain values need.

Jinja looks up every attribute and makes every call through functions that also
serve dictionaries, contexts and sandboxes, and copies what is escaped already.
The templates here show dataclasses and call functions of ours; without the
detours they print in less time, and say the same.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PlainCompiler(CodeGenerator):
    """Writes attributes and calls as they are; text that is safe is not escaped again."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write ``card.path``; what has no such attribute is an error, as ever."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write ``to(path)``: macros and the functions that templates are given want no context."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, *_: Any) -> None:
        self.write("(shown if type(shown := ")

    def _output_child_post(self, *_: Any) -> None:
        self.write(") is Markup else escape(shown))")
