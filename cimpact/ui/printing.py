"""Answer sheets as files: made when the button is pressed, for whoever may have them then."""

from functools import partial

import streamlit as st

from cimpact.exports import slug
from cimpact.exports.sheets import SheetFacts, sheets_pdf
from cimpact.i18n import LANGUAGES, Translator, translator
from cimpact.store import access, accounts, offers
from cimpact.store.access import NotYours, Right
from cimpact.store.db import reading
from cimpact.store.tables import Anonymity, Workshop
from cimpact.ui import state
from cimpact.ui.console import collective_name
from cimpact.ui.visitor import remembered, today


def sheets(workshop: Workshop, _: Translator) -> None:
    """The language of the sheets, and a button for each size of letters."""
    language = st.radio(
        _("Language of the sheets"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(workshop.language),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="sheet_language",
    )
    with st.container(horizontal=True):
        for large, label in ((False, _("Print (PDF)")), (True, _("Print in large letters (PDF)"))):
            st.download_button(
                label,
                data=partial(
                    made,
                    remembered(state.SIGN_IN),
                    workshop.id,
                    translator(language, region=_.region),
                    large=large,
                ),
                file_name=_file_name(workshop, language, large=large),
                mime="application/pdf",
                key=f"print:{'large' if large else 'usual'}",
                on_click="ignore",
            )


def made(sign_in: str, workshop_id: str, text: Translator, *, large: bool) -> bytes:
    """The file, if this sign-in may have it now. Raises NotYours."""
    with reading() as db:
        account = accounts.account_of(db, sign_in, today=today())
        if account is None:
            raise NotYours
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        facts = SheetFacts(
            questionnaire=offers.asked_in(db, workshop),
            lists=offers.lists_in(db, workshop),
            collective=access.collective_for(
                db, account.id, workshop.collective_id, needs=Right.RUN
            ).name,
            held_on=workshop.held_on,
            join_code=workshop.join_code,
            minimum_group=workshop.minimum_group,
            is_named=workshop.anonymity is Anonymity.NAMED,
        )
    return sheets_pdf(facts, text, large=large)


def _file_name(workshop: Workshop, language: str, *, large: bool) -> str:
    parts = ["cimpact", slug(collective_name(workshop)), workshop.held_on.isoformat(), language]
    return "-".join(filter(None, [*parts, "large" if large else ""])) + ".pdf"
