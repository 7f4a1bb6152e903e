"""One of a collective's own questionnaires: written, tried out, published."""

from cimpact.store.access import Right
from cimpact.ui import guards, own_form_editor, own_forms
from cimpact.ui.visitor import visitor_text

own = guards.own_questionnaire(needs=Right.RUN)
_ = visitor_text()
kept = own_forms.kept_of(own)

own_form_editor.heading(kept, _)
own_form_editor.how_to_write(_)
own_form_editor.editor(kept, _)
own_form_editor.versions(kept, _)
own_form_editor.end(kept, _)
