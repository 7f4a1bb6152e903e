"""The questionnaires that a collective wrote for itself, and a new one."""

from cimpact.store.access import Right
from cimpact.ui import guards, own_form_list, own_forms
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.RUN)
_ = visitor_text()

own_form_list.heading(collective, _)
lines = own_forms.lines_of(collective)
own_form_list.listed(lines, _)
own_form_list.new(collective, _, is_first=not lines)
