"""What is still vague in a target impact: who and where, what changes, by when.

Groups write in French, in English or in both: a text is compared with words of both languages,
whatever language the screen is in. The lists are short and cannot know every word; what they find
is a hint to talk about, so a word that is missed costs a sentence and nothing else.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from cimpact.core.searching import folded


class Vague(StrEnum):
    """Why a field may be hard to act upon or to check."""

    UNSAID = "unsaid"
    NO_EVIDENCE = "no_evidence"
    NO_GROUP = "no_group"
    EVERYBODY = "everybody"
    NO_PLACE = "no_place"
    NO_CHANGE = "no_change"
    EFFORT = "effort"
    NO_DATE = "no_date"
    PAST = "past"
    ONE_LINK = "one_link"
    NOBODY = "nobody"
    NO_RHYTHM = "no_rhythm"


def _beginning(words: str) -> str:
    """A pattern for words that begin so; one with a full stop is whole."""
    patterns = (
        rf"\b{word[:-1]}\b" if word.endswith(".") else rf"\b{word}" for word in words.split()
    )
    return f"(?:{'|'.join(patterns)})"


_NUMBER = _beginning(
    """
    deux. trois. quatre. cinq. six. sept. huit. neuf. dix. douze. quinze. vingt trente. quarante.
    cinquante. cent. cents. mille.
    two. three. four. five. six. seven. eight. nine. ten. twelve. twenty thirty forty fifty hundred
    thousand
    """
)
_SHARE = _beginning("moitie tiers. quart doubl tripl half third quarter twice")
_GROUP = _beginning(
    """
    jeune. jeunes. jeunesse eleve enfant ado. ados. adolescent etudiant famil parent mere. meres.
    pere. peres. femme homme fille garcon aine. aines. ainee. ainees. personne resident habitant
    locatair menage travaill employe immigr refugie arrivant citoyen usager beneficiair patient
    bebe petits. decrocheu chomeu itineran prestatair proche. proches. voisin. voisins. apprenant
    adult retrait gens. membre. membres. enseignant agricult commercant entrepreneu benevole
    autochtone
    youth young. kid. kids. child pupil student teen mother father women. woman. men. man. girl boy.
    boys. senior elder people. person. persons. tenant household worker newcomer refugee citizen
    user baby. babies. toddler homeless neighbor. neighbors. neighbour. neighbours. learner member.
    members. teacher farmer volunteer indigenous inhabitant dropout
    """
)
_PLACE = _beginning(
    """
    quartier ville. villes. village arrondissement rue. rues. ecole region. regions. mrc. municipal
    territoir secteur commune. communes. departement canton. cantons. provinc bassin. paroisse
    pays. hlm. cegep lycee college garderie hopital campus.
    district city. cities. town. towns. neighborhood neighbourhood county counties borough school
    street area. areas. parish island. hospital
    """
)
_VISIBLE = _beginning(
    """
    plus. moins. davantage augment diminu baiss hausse redui dispara cess arret obtien obten termin
    finir. finit. finissent. trouv lire. lisent. diplom inscri particip frequent acces acced sans.
    more. fewer. less. increas decreas reduc drop. drops. fall. falls. rise. rises. grow. grows.
    stop longer. finish complet graduat obtain enrol find. read. attend without.
    """
)
_EFFORT = _beginning(
    """
    amelior favoris souten soutien sensibilis promouv promo renforc contribu encourag accompagn
    valoris mobilis mobiliz developp aider. aide. outill
    improv foster support awareness strengthen accompany empower develop help better.
    """
)
_SEASON = _beginning(
    """
    janvier fevrier mars. avril mai. juin. juillet aout. septembre octobre novembre decembre
    automne hiver printemps rentree
    january february march. april. may. june. july. august. september october november december
    spring. summer. autumn. winter.
    """
)
_EVERYBODY = re.compile(
    r"\b(?:tout le monde|population|grand public|le public|general public|the public|everyone|"
    r"everybody|chacun|societe|society|communaut\w+|communit\w+|tous|toutes|all)\b"
)
_AGES = re.compile(r"[0-9]+ *(?:a|to|et|and|-) *[0-9]+ +(?:ans|years)")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_DURATION = re.compile(
    rf"(?:[0-9]+|\b(?:un|une|one|a)\b|{_NUMBER}) +"
    r"(?:ans?|annees?|mois|semaines?|years?|months?|weeks?)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_BEFORE = ".!?…:\n•-"
"""What stands before a word that begins a sentence or a line of a list."""


def vague_people(text: str) -> Iterator[Vague]:
    """What is missing in who and where."""
    plain = folded(text)
    if not (re.search(_GROUP, plain) or _AGES.search(plain)):
        yield Vague.EVERYBODY if _EVERYBODY.search(plain) else Vague.NO_GROUP
    if not (re.search(_PLACE, plain) or _has_proper_name(text)):
        yield Vague.NO_PLACE


def vague_change(text: str) -> Iterator[Vague]:
    """Whether a number or something visible says what changes, or only an effort is named."""
    plain = folded(text)
    if not (_says_how_much(plain) or re.search(_VISIBLE, plain)):
        yield Vague.EFFORT if re.search(_EFFORT, plain) else Vague.NO_CHANGE


def vague_date(text: str, *, today: date) -> Iterator[Vague]:
    """Whether a year, a month or a duration says by when, and whether that is over."""
    plain = folded(text)
    years = [int(year) for year in _YEAR.findall(plain)]
    if years and max(years) < today.year:
        yield Vague.PAST
    elif not (years or _DURATION.search(plain) or re.search(_SEASON, plain)):
        yield Vague.NO_DATE


def _says_how_much(plain: str) -> bool:
    return bool(re.search(rf"[0-9%]|{_NUMBER}|{_SHARE}", plain))


def _has_proper_name(text: str) -> bool:
    """Whether a word has a capital that is not owed to the beginning of a sentence."""
    for word in _WORD.finditer(text):
        before = text[: word.start()].rstrip(" \u00a0«“\"'(")
        is_hyphenated = text[word.start() - 1 : word.start()] == "-"
        begins = not before or (before[-1] in _ENDS_BEFORE and not is_hyphenated)
        is_acronym = len(word[0]) > 1 and word[0].isupper()
        if word[0][0].isupper() and (is_acronym or not begins) and word[0] != "I":
            return True
    return False
