"""Words for people: languages, catalogues, typography, numbers and dates.

Sentences in the code are English and marked with ``_``; ``locale/<language>`` holds the others,
read from ``.po`` at first use (nothing to compile, nothing to forget). French typography is applied
by ``typeset`` and never typed by hand: Québec and France differ.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Protocol

from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LOCALE = Path(__file__).resolve().parent / "locale"
LANGUAGES = {"fr": "Français", "en": "English"}
REGIONS = {"fr": ("CA", "FR"), "en": ("CA",)}

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
BLANKS = "[ \u00a0\u202f]*"
# A run of signs ("?!") is one: only its first takes a space. Letters after it mean an address.
HIGH_SIGNS = re.compile(rf"(?<=[^\s:;?!]){BLANKS}([:;?!]+)(?=[\s»)*]|$)")


class Localized(Protocol):
    """Content that knows its own wording in each language."""

    def of(self, language: str) -> str:
        """The wording in ``language``."""


@lru_cache(maxsize=8192)
def typeset(text: str, *, language: str, region: str) -> str:
    """French spacing around punctuation; other languages come back unchanged.

    A colon and guillemets take a no-break space everywhere; ``; ? !`` take a narrow one in France
    and none in Québec. Idempotent. Addresses (``http://``) and times (``12:30``) keep their colon.
    """
    if language != "fr":
        return text
    text = re.sub(rf"«{BLANKS}", f"«{NO_BREAK}", text)
    text = re.sub(rf"{BLANKS}»", f"{NO_BREAK}»", text)
    text = re.sub(rf"(?<=\d){BLANKS}%", f"{NO_BREAK}%", text)
    high = NARROW_NO_BREAK if region == "FR" else ""
    return HIGH_SIGNS.sub(lambda signs: (NO_BREAK if signs[1][0] == ":" else high) + signs[1], text)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> NullTranslations:
    path = LOCALE / language / "LC_MESSAGES" / "cimpact.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Translator:
    """One visitor's way of reading: call it with a sentence and its placeholders' values."""

    language: str
    region: str

    def __call__(self, message: str, **values: object) -> str:
        """The sentence in this language, its placeholders filled, typeset."""
        return self._finish(_catalogue(self.language).gettext(message), values)

    def ngettext(self, singular: str, plural: str, n: int, **values: object) -> str:
        """The sentence for ``n``, which fills ``{n}``; French counts zero as singular."""
        text = _catalogue(self.language).ngettext(singular, plural, n)
        return self._finish(text, {"n": self.number(n), **values})

    def content(self, localized: Localized) -> str:
        """A text of the questionnaire in this language, typeset."""
        return typeset(localized.of(self.language), language=self.language, region=self.region)

    def number(self, value: float, decimals: int = 0) -> str:
        """3,2 and 10 000 in French; 3.2 and 10,000 in English."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(_rounded(value, decimals), format=pattern, locale=self.babel)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as a whole percentage."""
        return format_percent(_rounded(share, 2), locale=self.babel)

    def day_and_month(self, day: date) -> str:
        """A date without its year and short: 23 nov., 1er mai; Nov 23."""
        written = format_skeleton("MMMd", day, locale=self.babel)
        return _with_ordinal(written, day, self.language)

    def date(self, day: date) -> str:
        """23 novembre 2026, 1er janvier 2027; November 23, 2026."""
        written = format_date(day, format="long", locale=self.babel)
        return _with_ordinal(written, day, self.language)

    def time(self, moment: datetime) -> str:
        """The time of day: 14 h 05 in Québec, 14:05 in France, 2:05 p.m. in English."""
        return format_time(moment, format="short", locale=self.babel)

    @property
    def babel(self) -> str:
        """The Babel locale, such as ``fr_CA``."""
        return f"{self.language}_{self.region}"

    @property
    def tag(self) -> str:
        """The language tag of HTML, such as ``fr-CA``."""
        return f"{self.language}-{self.region}"

    def _finish(self, text: str, values: dict[str, object]) -> str:
        filled = text.format(**values) if values else text
        return typeset(filled, language=self.language, region=self.region)


def _rounded(value: float, decimals: int) -> Decimal:
    # As spreadsheets and schools do: a half goes up (3.25 is 3.3), and no zero is negative.
    step = Decimal(1).scaleb(-decimals)
    return Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP) + 0


def _with_ordinal(written: str, day: date, language: str) -> str:
    """In French the first of a month is an ordinal."""
    is_first = language == "fr" and day.day == 1
    return written.replace("1 ", "1er ", 1) if is_first else written


def translator(language: str, *, region: str = "CA") -> Translator:
    """The translator for a language and region; unknown ones fall back to French of Québec."""
    language = language if language in LANGUAGES else "fr"
    regions = REGIONS[language]
    return Translator(language, region if region in regions else regions[0])


def preferred(locale: str, *, language: str, region: str) -> Translator:
    """The translator for a browser's locale such as ``fr-FR``.

    The defaults stand in for a language or a country that is missing or unknown here.
    """
    wanted, _, country = locale.replace("_", "-").partition("-")
    known = wanted.lower() if wanted.lower() in LANGUAGES else language
    is_known = country.upper() in REGIONS[known]
    return translator(known, region=country.upper() if is_known else region)
