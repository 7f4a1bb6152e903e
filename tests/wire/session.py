"""What a browser tab knows: the page, the widgets' values, where it is. No connection in here.

``take`` reads one message of the server, ``rerun_request`` writes one of the browser.
"""

from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession

from tests.wire import values
from tests.wire.message_cache import MessageCache
from tests.wire.tree import Element, Run, Tree
from tests.wire.values import WireValue

DEFAULT_MAX_AGE = 2
# Field of WidgetState and value, by widget id.
Held = dict[str, tuple[str, WireValue]]


@dataclass(slots=True)
class Session:
    """One tab. ``page`` is the path in the address bar, ``query`` what follows its ``?``."""

    base_url: str
    id: str = ""
    page: str = ""
    query: str = ""
    locale: str = ""
    title: str = ""
    script: str = ""
    main_script: str = ""
    scripts: dict[str, str] = field(default_factory=dict)
    tree: Tree = field(default_factory=Tree)
    cache: MessageCache = field(default_factory=MessageCache)
    held: Held = field(default_factory=dict)
    forms: dict[str, Held] = field(default_factory=dict)
    max_age: int = DEFAULT_MAX_AGE
    runs_started: int = 0
    running: bool = False

    def take(self, message: ForwardMsg) -> None:
        """Bring the tab up to date with one message; references are resolved already."""
        match message.WhichOneof("type"):
            case "new_session":
                self._begin_run(message)
            case "delta":
                element = self.tree.place(message)
                if element is not None and element.type in values.FIELDS:
                    self._mount(element)
            case "navigation":
                self._navigate(message)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "page_config_changed":
                self.title = message.page_config_changed.title or self.title
            case "session_status_changed":
                self.running = message.session_status_changed.script_is_running
            case "script_finished":
                self._end_run(message)

    def rerun_request(
        self, *, fragment_id: str = "", once: Held | None = None, auto: bool = False
    ) -> BackMsg:
        """Ask for a run; ``once`` holds triggers and forged values, sent this time only."""
        request = BackMsg()
        state = request.rerun_script
        state.query_string = self.query
        state.page_script_hash = self.script
        state.page_name = "" if self.script else self.page
        state.fragment_id = fragment_id
        state.is_auto_rerun = auto
        state.cached_message_hashes.extend(self.cache.hashes)
        state.context_info.url = f"{self.base_url}/{self.page}"
        state.context_info.locale = self.locale
        state.context_info.timezone = "America/Montreal"
        state.context_info.color_scheme = "light"
        for widget_id, (name, value) in {**self.held, **(once or {})}.items():
            values.write(state.widget_states.widgets.add(), widget_id, name, value)
        return request

    def hold(self, element: Element, value: WireValue) -> bool:
        """Keep a value chosen on ``element``; returns whether the browser then asks for a run."""
        held = self.forms.setdefault(element.form_id, {}) if element.form_id else self.held
        held[element.id] = (values.FIELDS[element.type], value)
        return not element.form_id and not getattr(element.proto, "ignore_rerun", False)

    def value(self, element: Element) -> WireValue:
        """What the widget holds now; None when it is empty."""
        held = {**self.held, **self.forms.get(element.form_id, {})}
        return held.get(element.id, ("", None))[1]

    def submit(self, form_id: str) -> None:
        """The values waiting in a form become the tab's."""
        self.held |= self.forms.pop(form_id, {})

    def leave_page(self) -> None:
        """Forget what only the page being left had drawn, as the browser does."""
        self.tree.keep_script(self.main_script)
        self._forget_absent_widgets()

    def _begin_run(self, message: ForwardMsg) -> None:
        identity, start = message.metadata.run, message.new_session
        self.tree.run = Run(identity.script_run_id, frozenset(identity.fragment_ids))
        self.runs_started += 1
        self.max_age = start.config.max_cached_message_age or DEFAULT_MAX_AGE
        self._settle_script(start)

    def _settle_script(self, start: NewSession) -> None:
        self.id = start.initialize.session_id or self.id
        self.main_script = start.main_script_hash
        if self.script not in {"", start.page_script_hash}:
            self.leave_page()
        self.script = start.page_script_hash

    def _navigate(self, message: ForwardMsg) -> None:
        pages = message.navigation.app_pages
        self.scripts = {page.url_pathname: page.page_script_hash for page in pages}
        self.script = message.navigation.page_script_hash or self.script
        shown = [page for page in pages if page.page_script_hash == self.script]
        if shown:
            self.page = "" if shown[0].is_default else shown[0].url_pathname

    def _mount(self, element: Element) -> None:
        """A widget just drawn: the application's value wins, then the one held, then its own."""
        if getattr(element.proto, "set_value", False):
            self.held[element.id] = (values.FIELDS[element.type], values.set_by_app(element))
            self.forms.get(element.form_id, {}).pop(element.id, None)
        elif element.id not in self.held:
            default = values.default(element)
            if default is not None:
                self.held[element.id] = (values.FIELDS[element.type], default)

    def _end_run(self, message: ForwardMsg) -> None:
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        identity = message.metadata.run
        run = Run(identity.script_run_id or self.tree.run.id, frozenset(identity.fragment_ids))
        if message.script_finished != ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.tree.drop_stale(run)
            self._forget_absent_widgets()
        self.cache.end_run(run.fragments, self.max_age)

    def _forget_absent_widgets(self) -> None:
        shown = {element.id for element in self.tree.elements()}
        self.held = {id_: held for id_, held in self.held.items() if id_ in shown}
