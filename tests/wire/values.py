"""Widget values on the wire: which field carries them, and how to read and write them.

Only the widgets that Cimpact may use are known here.
"""

from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.wire.errors import NotAnOption
from tests.wire.tree import Element

WireValue = str | bool | float | list[str] | None

FIELDS = {
    "radio": "string_value",
    "selectbox": "string_value",
    "text_input": "string_value",
    "text_area": "string_value",
    "button_group": "string_array_value",
    "multiselect": "string_array_value",
    "date_input": "string_array_value",
    "number_input": "double_value",
    "checkbox": "bool_value",
}
TRIGGERS = {"button", "download_button"}
ONE_OPTION = {"radio", "selectbox"}
SOME_OPTIONS = {"button_group", "multiselect"}


def write(state: WidgetState, widget_id: str, field: str, value: WireValue) -> None:
    """Fill ``state``; None sends the widget without a value, as an emptied one is."""
    state.id = widget_id
    if isinstance(value, list):
        state.string_array_value.SetInParent()
        state.string_array_value.data.extend(value)
    elif value is not None:
        setattr(state, field, value)


def to_wire(element: Element, value: object) -> WireValue:
    """A value as a person would choose it; options by sentence or by position.

    Raises NotAnOption where the widget does not offer it.
    """
    if value is None:
        return [] if element.type in SOME_OPTIONS else None
    if element.type in ONE_OPTION:
        return _option(element, value)
    if element.type in SOME_OPTIONS:
        return [_option(element, one) for one in (value if isinstance(value, list) else [value])]
    if element.type == "date_input":
        return [str(value)]
    if element.type == "checkbox":
        return bool(value)
    return float(str(value)) if element.type == "number_input" else str(value)


def default(element: Element) -> WireValue:
    """What the widget holds before anyone touched it; None when it starts empty."""
    proto = element.proto
    if element.type in SOME_OPTIONS:
        return [element.options[index] for index in proto.default]
    if element.type == "date_input":
        return list(proto.default)
    if element.type == "checkbox":
        return bool(proto.default)
    if not proto.HasField("default"):
        return None
    return element.options[proto.default] if element.type in ONE_OPTION else _plain(proto.default)


def set_by_app(element: Element) -> WireValue:
    """The value which the application itself gave through ``st.session_state``."""
    proto = element.proto
    if element.type in SOME_OPTIONS:
        return list(proto.raw_values)
    if element.type == "date_input":
        return list(proto.value)
    if element.type == "checkbox":
        return bool(proto.value)
    name = "raw_value" if element.type in ONE_OPTION else "value"
    return _plain(getattr(proto, name)) if proto.HasField(name) else None


def _plain(value: object) -> str | float:
    return value if isinstance(value, float) else str(value)


def _option(element: Element, wanted: object) -> str:
    if isinstance(wanted, int):
        return element.options[wanted]
    if wanted not in element.options:
        raise NotAnOption(wanted=wanted, options=element.options, key=element.key)
    return str(wanted)
