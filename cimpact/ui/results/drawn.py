"""Figures on a page: their specification is drawn once, their tables when somebody opens them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cimpact import charts
from cimpact.charts import Figure
from cimpact.findings.items import Table
from cimpact.i18n import Translator
from cimpact.ui.results.found import Results
from cimpact.ui.results.once import made_once
from cimpact.ui.text import plain


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure whose chart is already the specification that goes to the browser."""

    title: str
    description: str
    chart: dict[str, Any]
    tables: tuple[Table, ...]


def drawn_once(
    results: Results, name: str, draw: Callable[[], Figure | None], _: Translator
) -> Drawn | None:
    """A figure of these results in this language; None where there is nothing to draw."""
    (drawn,) = made_once((results.version, name, _), lambda: (_drawn(draw()),))
    return drawn


def _drawn(figure: Figure | None) -> Drawn | None:
    if figure is None:
        return None
    return Drawn(figure.title, figure.description, charts.specification(figure), figure.tables)


def show(drawn: Drawn, key: str, _: Translator) -> None:
    """A figure under its finding, with its tables."""
    st.header(plain(drawn.title), anchor=False)
    show_chart(drawn, key, _)


def show_chart(drawn: Drawn, key: str, _: Translator) -> None:
    """The same where its finding is said already."""
    st.vega_lite_chart(drawn.chart, alt=drawn.description)
    with st.expander(_("Figures"), key=f"figures:{key}", on_change="rerun") as box:
        if box.open:
            for table in drawn.tables:
                show_table(table)


def show_table(table: Table) -> None:
    """A table whose cells are words and nothing else: cells are Markdown in Streamlit."""
    cells = {heading: [plain(cell) for cell in column] for heading, column in table.items()}
    st.table(cells, hide_index=True)
