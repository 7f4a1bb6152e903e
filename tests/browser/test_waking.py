"""A phone whose orders to ask again are lost follows the group all the same."""

from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.acts import LAPTOP, PHONE, SLOWEST, create_first_account, join, press, widget
from tests.browser.conftest import setup_token
from tests.browser.test_guided import open_guided_session
from tests.serving import Server


def deaf(phone: Page) -> None:
    """Lose every request that this phone makes by itself; those of a touch arrive."""

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def to_server(message: str | bytes) -> None:
            asked = BackMsg()
            asked.ParseFromString(message if isinstance(message, bytes) else message.encode())
            if not asked.rerun_script.is_auto_rerun:
                server.send(message)

        socket.on_message(to_server)

    phone.route_web_socket("**/_stcore/stream", between)


def test_a_phone_that_no_longer_asks_is_woken(chromium: Browser, server: Server) -> None:
    laptop = chromium.new_context(locale="fr-CA", viewport=LAPTOP)
    console = laptop.new_page()
    create_first_account(console, server.url, setup_token(server))
    open_guided_session(console, server.url)
    code = widget(console, "join_panel").locator("h2").inner_text(timeout=SLOWEST)
    pocket = chromium.new_context(locale="fr-CA", viewport=PHONE)
    phone = pocket.new_page()
    deaf(phone)
    join(phone, server.url, code)
    expect(phone.get_by_text("Ça commence dans un instant")).to_be_visible(timeout=SLOWEST)

    press(console, "next_item")

    expect(widget(phone, "answer:PRE1")).to_be_visible(timeout=2 * SLOWEST)
    expect(widget(phone, "wake")).to_be_hidden()
    for context in (laptop, pocket):
        context.close()
