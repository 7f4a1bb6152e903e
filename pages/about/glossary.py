"""The glossary: words with their synonyms, and where the documents do not agree."""

import streamlit as st

from cimpact.ui import about
from cimpact.ui.visitor import visitor_text

_ = visitor_text()
library = about.library()

about.way_back(_)
st.title(_("Glossary"), anchor=False)
st.markdown(_("The documents name the same things differently. The first one's word comes first."))
about.glossary(library, _)
about.tensions(library, _)
about.documents(library, _)
