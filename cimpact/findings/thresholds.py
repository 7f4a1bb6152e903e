"""Every threshold in words: what it decides, and its value from the object that the figures use."""

from dataclasses import fields
from fractions import Fraction

from cimpact.core.thresholds import THRESHOLDS
from cimpact.errors import N_
from cimpact.findings.items import Table
from cimpact.i18n import Translator

LEVELS = {"close_spread", "split_spread", "gap", "item_change", "section_change"}
"""Thresholds that are distances on the scale; other fractions are shares."""

USES = {
    "favourable": N_("From this part of the scale up, a level is high: 3 and 4 of 0 to 4."),
    "low": N_("Up to this part of the scale, a level is low: 0 and 1 of 0 to 4."),
    "percentages_from": N_("From this many answers on, a percentage stands beside the count."),
    "close_spread": N_("Under this spread, opinions are called close."),
    "split_spread": N_("Beyond this spread, opinions are called far apart."),
    "camp_people": N_("Each of two opposed groups has at least this many people."),
    "camp_share": N_("Each of two opposed groups has at least this share of the answers."),
    "section_share": N_(
        "Share of the elements of a section to which a person gave a level, for that person to "
        "count in the section's average."
    ),
    "gap": N_("From this gap to the target on, there is something to do."),
    "information_gap": N_(
        "From this share of “I don't know” and “Too early to say” on, the element is one to find "
        "out about first."
    ),
    "gate_favourable": N_("A precondition is met from this share of high levels on."),
    "gate_missing": N_(
        "A precondition is to be clarified from this share of people without a level on."
    ),
    "gate_low": N_("Beyond this share of low levels, a precondition is fragile."),
    "interval_pairs": N_(
        "From this many people found in two sessions on, something is said of how they changed."
    ),
    "confidence": N_("How sure the interval of a mean difference is meant to be."),
    "item_change": N_("From this mean difference on, an element may have clearly changed."),
    "section_change": N_("From this mean difference on, a section may have clearly changed."),
    "change_lead": N_("At least so many more people moved with the mean than against it."),
    "alpha_people": N_("In exports only: from this many people on, a section's alpha is given."),
    "alpha_items": N_("In exports only: from this many elements on, a section's alpha is given."),
    "minimum_group": N_("Under this many answers nothing shows, unless the session chose another."),
    "smallest_minimum_group": N_("The smallest minimum group that a session may choose."),
    "largest_minimum_group": N_("The largest minimum group that a session may choose."),
}
"""What each threshold decides, by its name in ``core.thresholds``."""


def table(_: Translator) -> Table:
    """Every threshold: its value, what it decides, and that nobody has validated it."""
    names = [field.name for field in fields(THRESHOLDS)]
    return {
        _("Value"): [value(name, _) for name in names],
        _("What it decides"): [_(USES[name]) for name in names],
        _("Validated?"): [_("not validated") for _name in names],
    }


def value(name: str, _: Translator) -> str:
    """A threshold by its name, as people say it: 2/3, 0.8 of a level, 5."""
    threshold = getattr(THRESHOLDS, name)
    if not isinstance(threshold, Fraction):
        return _.number(threshold)
    if name in LEVELS:
        return _("{number} of a level", number=_.number(float(threshold), 1))
    return f"{threshold.numerator}/{threshold.denominator}"
