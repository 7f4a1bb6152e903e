"""The client does with a tiny application what a browser would do."""

import asyncio

from tests.wire.client import StreamlitClient


def said(visitor: StreamlitClient, *beginnings: str) -> list[str]:
    """The rest of the lines that begin with each of these."""
    lines = visitor.text().splitlines()
    return [line.removeprefix(b) for b in beginnings for line in lines if line.startswith(b)]


async def test_opening_brings_cookies_headers_and_query(url: str) -> None:
    cookies = {"seat": "front"}

    async with StreamlitClient(url, cookies=cookies, headers={"X-Venue": "hall"}) as visitor:
        await visitor.open(query={"code": "ABCD-EFGH"})

        assert said(visitor, "seat: ", "venue: ", "code: ") == ["front", "hall", "ABCD-EFGH"]


async def test_an_answer_in_a_fragment_draws_only_that_fragment(url: str) -> None:
    """What the fragment no longer shows disappears; its neighbour and the page are not drawn."""
    async with StreamlitClient(url) as visitor:
        await visitor.open()
        before = said(visitor, "page drawn ", "A ", "B ")

        radio = visitor.find("radio", key="answer:A")
        await visitor.set(radio, "Everybody.")

        assert before == ["1 times", *("is waiting", "drawn 1 times") * 2]
        after = said(visitor, "page drawn ", "A ", "B ")
        assert after == ["1 times", "drawn 2 times", "is waiting", "drawn 1 times"]
        assert visitor.value(radio) == "Everybody."


async def test_taps_without_pause_reach_the_server(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        await visitor.tap(visitor.find("radio", key="answer:A"), 0)
        await visitor.tap(visitor.find("radio", key="answer:B"), 1)
        await visitor.settle()
        await visitor.rerun()

        assert said(visitor, "saved: ") == ["{'A': 'Nobody.', 'B': 'Some.'}"]


async def test_waiting_is_not_over_when_an_earlier_run_ends(url: str) -> None:
    """The run of the page draws A a second time; the answer, given during it, a third time."""
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        await visitor.tap(visitor.find("button", key="sleep:0.5"))
        async with asyncio.timeout(10):
            while "A drawn 2 times" not in visitor.text():  # noqa: ASYNC110  no event in mid-run
                await asyncio.sleep(0.01)
        await visitor.set(visitor.find("radio", key="answer:A"), 0)

        assert said(visitor, "A ") == ["drawn 3 times"]


async def test_a_button_may_be_tapped_too(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        await visitor.tap(visitor.find("button", key="next"))
        await visitor.settle()

        assert visitor.page == "away"


async def test_find_all_takes_the_beginning_of_a_key(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        items = [radio.key for radio in visitor.find_all("radio", key="answer:*")]

        assert items == ["answer:A", "answer:B"]
        assert visitor.find(label="Language").options == ["fr", "en"]


async def test_a_radio_starts_empty_or_with_its_default(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        assert visitor.value(visitor.find("radio", key="answer:A")) is None
        assert visitor.value(visitor.find("radio", key="language")) == "fr"


async def test_a_value_given_by_the_application_counts_once(url: str) -> None:
    """The visitor's own words, typed later, survive the runs of other fragments."""
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        await visitor.click(visitor.find("button", key="fill"))
        note = visitor.find("text_area", key="note:A")
        given = visitor.value(note)
        await visitor.tap(note, "my own")
        await visitor.set(visitor.find("radio", key="answer:B"), 1)
        await visitor.settle(0.2)

        assert (given, visitor.value(note)) == ("written by the application", "my own")


async def test_a_form_waits_for_its_button(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        word = visitor.find("text_input", key="word")
        await visitor.set(word, "together")
        await visitor.settle(0.2)
        before = said(visitor, "word:", "page drawn ")
        typed = visitor.value(word)
        await visitor.click(visitor.find("button", label="Send"))

        assert (before, typed) == (["", "1 times"], "together")
        assert said(visitor, "word:", "page drawn ") == [" together", "2 times"]


async def test_switching_page_changes_the_address_and_the_elements(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open(query="code=ABCD-EFGH")

        await visitor.click(visitor.find("button", key="next"))

        assert (visitor.page, visitor.query) == ("away", "from=walk")
        assert said(visitor, "from: ", "code: ") == ["walk"]


async def test_a_run_of_the_page_removes_what_it_no_longer_draws(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()
        words = visitor.find("text_input", key="first")
        await visitor.tap(words, "hello")
        before = [widget.key for widget in visitor.elements() if widget.key]
        held = visitor.value(words)

        await visitor.settle()

        after = [widget.key for widget in visitor.elements() if widget.key]
        assert after == [key for key in before if key not in {"once", "first"}]
        assert (len(after), held, visitor.value(words)) == (len(before) - 2, "hello", None)


async def test_leaving_a_page_forgets_its_widgets_but_not_the_router_s(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()
        await visitor.set(visitor.find("radio", key="language"), "en")
        await visitor.set(visitor.find("radio", key="answer:A"), 1)

        await visitor.goto("away")
        carried = said(visitor, "carried: ")
        await visitor.goto("")

        assert carried == ["None en"]
        assert visitor.value(visitor.find("radio", key="answer:A")) is None
        assert visitor.value(visitor.find("radio", key="language")) == "en"


async def test_the_first_request_may_be_a_deep_link(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open("away", {"from": "outside"})

        assert (visitor.page, said(visitor, "from: ")) == ("away", ["outside"])


async def test_a_query_set_by_the_application_travels_with_the_next_run(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open(query="code=ABCD-EFGH")

        await visitor.click(visitor.find("button", key="tag"))
        await visitor.rerun()

        assert visitor.query == "code=ABCD-EFGH&tag=kept"
        assert said(visitor, "code: ", "tag: ") == ["ABCD-EFGH", "kept"]


async def test_reconnecting_finds_the_same_session(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()
        first = visitor.session.id

        await visitor.disconnect()
        await visitor.reconnect()

        assert visitor.session.id == first
        assert said(visitor, "page drawn ") == ["2 times"]


async def test_a_reload_is_a_new_session_that_knows_the_new_cookie(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()
        await visitor.post("/seat", {"seat": "back"})
        await visitor.rerun()
        before = said(visitor, "seat: ", "page drawn ")

        await visitor.open()

        assert before == ["nobody", "2 times"]
        assert said(visitor, "seat: ", "page drawn ") == ["back", "1 times"]


async def test_two_tabs_of_a_browser_share_its_cookies_and_nothing_else(url: str) -> None:
    cookies: dict[str, str] = {}

    async with (
        StreamlitClient(url, cookies=cookies) as first,
        StreamlitClient(url, cookies=cookies) as second,
    ):
        await first.post("/seat", {"seat": "front"})
        await first.open()
        await second.open()

        for tab in (first, second):
            assert said(tab, "seat: ", "page drawn ") == ["front", "1 times"]


async def test_http_keeps_and_forgets_cookies_as_told(url: str) -> None:
    browser = StreamlitClient(url)

    taken = await browser.post("/seat", {"seat": "front"})
    kept = dict(browser.cookies)
    left = await browser.get("/leave")

    assert (taken.status, taken.headers["location"]) == (303, "/")
    assert (kept, left.body, browser.cookies) == ({"seat": "front"}, b"front", {})


async def test_a_long_text_is_sent_once_and_shown_every_time(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        seen = []
        for _ in range(5):
            seen.append((visitor.session.cache.hits, visitor.text().count("repeated.")))
            await visitor.rerun()

        assert seen == [(run, 1000) for run in range(5)]


async def test_a_deferred_file_is_made_on_demand(url: str) -> None:
    async with StreamlitClient(url) as visitor:
        await visitor.open()

        file = await visitor.download(visitor.find("download_button", key="file"))

        assert file == b"made on click"


async def test_a_page_refreshes_itself_for_a_visible_tab_only(url: str) -> None:
    async with (
        StreamlitClient(url, auto_rerun=True) as wall,
        StreamlitClient(url, auto_rerun=False) as phone,
    ):
        await phone.open("away")
        await wall.open("away")

        await wall.wait_until(lambda: said(wall, "ticks: ") == ["4"])

        assert said(phone, "ticks: ") == ["1"]
