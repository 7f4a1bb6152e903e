"""Answers of a file into a session: what it says, what it means, then all of it or nothing."""

from cimpact.core.bundle import Bundle
from cimpact.store.access import Right
from cimpact.ui import bringing, guards, importing, mapping_form
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.RUN)
_ = visitor_text()

bringing.heading(collective, _)
brought = bringing.brought(_)
if brought is None:
    bringing.what_is_read(_)
elif isinstance(brought.read, Bundle):
    importing.whole_session(collective, brought.read, _)
else:
    bringing.recognised(brought.read, _)
    target = bringing.target(collective, brought, _)
    chosen = mapping_form.chosen(collective, brought, target, _)
    importing.report(collective, brought, target, chosen, _)
