"""What the client refuses to do as a visitor, does as an attacker, and reports as broken."""

import pytest

from tests.wire.client import StreamlitClient
from tests.wire.errors import (
    NotAnOption,
    NotOnPage,
    RunTimedOut,
    ScriptFailed,
    UnknownPage,
    WidgetDisabled,
)


async def test_forging_presses_a_button_that_is_no_longer_shown(url: str) -> None:
    async with StreamlitClient(url) as attacker:
        await attacker.open()
        once = attacker.find("button", key="once")
        await attacker.rerun()
        shown = attacker.has("button", key="once")

        await attacker.forge(once.id, value=True)

        assert (shown, "secret presses: 1" in attacker.text()) == (False, True)


async def test_forging_sends_what_the_widget_does_not_offer(url: str) -> None:
    """An unguarded application saves the made-up sentence."""
    async with StreamlitClient(url) as attacker:
        await attacker.open()
        radio = attacker.find("radio", key="answer:A")

        await attacker.forge(radio.id, "All of the above.", fragment_id=radio.fragment_id)
        await attacker.rerun()

        assert "saved: {'A': 'All of the above.'}" in attacker.text()


async def test_a_visitor_chooses_only_what_is_offered(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        with pytest.raises(NotAnOption, match="is none of"):
            await visitor.set(visitor.find("radio", key="answer:A"), "All of the above.")


async def test_a_visitor_presses_no_greyed_button(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        with pytest.raises(WidgetDisabled, match="locked"):
            await visitor.click(visitor.find("button", key="locked"))


async def test_an_unknown_page_is_said(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        with pytest.raises(UnknownPage, match=r"'nowhere' is none of \['', 'away'\]"):
            await visitor.goto("nowhere")


async def test_a_missing_element_names_what_is_there(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open("away")

        with pytest.raises(NotOnPage, match=r"radio \[language\]"):
            visitor.find("button", key="finish")


async def test_waiting_for_what_never_comes_ends(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        with pytest.raises(RunTimedOut, match="page drawn 1 times"):
            await visitor.wait_until(lambda: False, seconds=0.2)


async def test_a_run_that_takes_too_long_ends(url: str) -> None:
    async with StreamlitClient(url, timeout=2.0) as visitor:
        await visitor.open()

        with pytest.raises(RunTimedOut, match=r"not within 2\.0 s"):
            await visitor.click(visitor.find("button", key="sleep:3"))


async def test_an_exception_on_the_page_is_raised(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        with pytest.raises(ScriptFailed):
            await visitor.click(visitor.find("button", key="break"))


async def test_an_exception_on_the_page_can_be_looked_at(url: str) -> None:
    async with StreamlitClient(url, strict=False) as visitor:
        await visitor.open()

        await visitor.click(visitor.find("button", key="break"))

        assert visitor.has("exception")
