"""One of a collective's own questionnaires: written, tried out, published."""

from cimpact.ui import own_form_editor, own_forms
from cimpact.ui.visitor import visitor_text

kept = own_forms.own_questionnaire()
_ = visitor_text()

own_form_editor.heading(kept, _)
own_form_editor.editor(kept, _)
own_form_editor.versions(kept, _)
own_form_editor.end(kept, _)
