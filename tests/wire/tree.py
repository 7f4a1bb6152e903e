"""What the page shows: the tree of elements which the server sends piece by piece.

Placing a piece and clearing what a run left behind follow the rules of the browser's code in
Streamlit 1.67; nothing here knows about connections.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TEXT_FIELDS = (
    "label",
    "title",
    "body",
    "text",
    "code_text",
    "message",
    "value",
    "delta",
    "placeholder",
    "help",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script: of everything, or of the fragments named."""

    id: str = ""
    fragments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Element:
    """One element as drawn. ``proto`` is its own message (Radio, Markdown, …)."""

    type: str
    proto: Any
    fragment_id: str = ""

    @property
    def id(self) -> str:
        """The widget's identity on the wire, empty for what is no widget."""
        return str(getattr(self.proto, "id", ""))

    @property
    def key(self) -> str:
        """The ``key=`` of the application, empty without one; ids read ``$$ID-<hash>-<key>``."""
        _, _, key = self.id.removeprefix("$$ID-").partition("-")
        return "" if key == "None" else key

    @property
    def label(self) -> str:
        """The label as written, Markdown included."""
        return str(getattr(self.proto, "label", ""))

    @property
    def form_id(self) -> str:
        """The form that holds this widget, empty outside forms."""
        return str(getattr(self.proto, "form_id", ""))

    @property
    def disabled(self) -> bool:
        """Whether the widget is greyed out."""
        return bool(getattr(self.proto, "disabled", False))

    @property
    def options(self) -> list[str]:
        """The choices as sentences, in their order; empty for widgets without any."""
        if self.type == "button_group":
            return [
                f"{option.content_icon} {option.content}".strip() for option in self.options_sent
            ]
        return [str(option) for option in self.options_sent]

    @property
    def options_sent(self) -> list[Any]:
        """The choices as the server sent them."""
        return list(getattr(self.proto, "options", []))

    @property
    def text(self) -> str:
        """Everything a visitor reads in it, one line per part."""
        captions = [str(caption) for caption in getattr(self.proto, "captions", [])]
        return "\n".join([*_words(self.proto), *self.options, *captions])


@dataclass(slots=True)
class Node:
    """A place in the tree; it holds an element, or a block and its children."""

    run_id: str
    fragment_id: str = ""
    script: str = ""
    element: Element | None = None
    block: Any = None
    children: "dict[int, Node]" = field(default_factory=dict)


@dataclass(slots=True)
class Tree:
    """The page: roots 0 (main), 1 (sidebar), 2 (events) and 3 (bottom)."""

    run: Run = field(default_factory=Run)
    root: Node = field(default_factory=lambda: Node(run_id=""))

    def place(self, message: ForwardMsg) -> Element | None:
        """Put a delta where it belongs; returns the element, None for a block or a spinner."""
        # A failure outside any run comes without a path; the browser shows it first thing.
        *parents, last = message.metadata.delta_path or (0, 0)
        parent = self.root
        for index in parents:
            parent = parent.children.setdefault(index, Node(run_id=self.run.id))
        delta = message.delta
        node = Node(self.run.id, delta.fragment_id, message.metadata.active_script_hash)
        if delta.WhichOneof("type") == "add_block":
            node.block = delta.add_block
            node.children = _kept_children(parent.children.get(last), node)
        elif delta.WhichOneof("type") == "new_element":
            kind = delta.new_element.WhichOneof("type") or "empty"
            node.element = Element(kind, getattr(delta.new_element, kind), delta.fragment_id)
        else:
            return None
        parent.children[last] = node
        return node.element

    def drop_stale(self, run: Run) -> None:
        """Remove what the finished ``run`` should have drawn again and did not."""
        for branch in self.root.children.values():
            _drop_stale(branch, run, redrawn=False)

    def keep_script(self, script: str) -> None:
        """Leave a page: only what the main script itself drew stays."""
        for branch in self.root.children.values():
            _keep_script(branch, script)

    def elements(self) -> list[Element]:
        """Every element in reading order, placeholders left out."""
        return [
            node.element
            for node in _walk(self.root)
            if node.element is not None and node.element.type not in {"empty", "skeleton"}
        ]

    def outline(self) -> str:
        """One line per element: type, key and first words."""
        return "\n".join(f"{one.type} [{one.key}] {one.text[:80]!r}" for one in self.elements())

    def text(self) -> str:
        """Everything a visitor reads, labels of tabs, expanders and dialogs included."""
        parts = (_node_text(node) for node in _walk(self.root))
        return "\n".join(part for part in parts if part)


def _kept_children(before: Node | None, node: Node) -> dict[int, Node]:
    """A block drawn again keeps its children until the run ends; another kind of block does not."""
    if before is None or before.block is None or before.block.id != node.block.id:
        return {}
    same_kind = before.block.WhichOneof("type") == node.block.WhichOneof("type")
    return before.children if same_kind else {}


def _drop_stale(parent: Node, run: Run, *, redrawn: bool) -> None:
    for index, node in list(parent.children.items()):
        if _is_stale(node, run, redrawn=redrawn):
            del parent.children[index]
        else:
            drawn_again = node.fragment_id in run.fragments and node.run_id == run.id
            _drop_stale(node, run, redrawn=redrawn or drawn_again)


def _is_stale(node: Node, run: Run, *, redrawn: bool) -> bool:
    """Whether ``run`` left this node behind; ``redrawn`` says it is inside a fragment just run."""
    if node.run_id == run.id:
        return False
    if not run.fragments:
        return True
    return redrawn and (node.element is None or bool(node.fragment_id))


def _keep_script(parent: Node, script: str) -> None:
    parent.children = {i: node for i, node in parent.children.items() if node.script == script}
    for node in parent.children.values():
        _keep_script(node, script)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for index in sorted(node.children):
        yield from _walk(node.children[index])


def _node_text(node: Node) -> str:
    if node.element is not None:
        return node.element.text
    kind = node.block.WhichOneof("type") if node.block is not None else None
    return "\n".join(_words(getattr(node.block, kind))) if kind else ""


def _words(message: object) -> list[str]:
    found = [getattr(message, name, "") for name in TEXT_FIELDS]
    return [words for words in found if isinstance(words, str) and words]
