"""What somebody typed, inside Markdown: it shows as it is and does nothing."""

import pytest

from cimpact.ui.text import plain


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("**Loud** :red[x] $1$", r"\*\*Loud\*\* \:red\[x\] \$1\$"),
        ("two\n# lines", r"two \# lines"),
        ("See https://www.example.org/a_b?c=d#e.", r"See `https://www.example.org/a_b?c=d#e`\."),
        ("WWW.example.org or me@example.org!", r"`WWW.example.org` or `me@example.org`\!"),
        ("![x](http://example.org/x)", r"\!\[x\]\(`http://example.org/x`\)"),
        ("`http://example.org`", r"\``http://example.org`\`"),
        ("http:// and www. alone", r"http\:// and www\. alone"),
    ],
)
def test_nothing_typed_has_powers_and_addresses_can_be_copied(typed: str, written: str) -> None:
    assert plain(typed) == written
