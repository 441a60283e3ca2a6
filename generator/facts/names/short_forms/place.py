"""Short forms of places: initials, a nationality, a name in capitals."""

from __future__ import annotations

from generator.facts.names.short_forms.forms import by_initials
from generator.facts.names.short_forms.known import Known
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_of, is_demonym, name_of


def full_place(name: str, known: Known) -> str:
    """The place of several words whose initials these are, else the place as the map writes it."""
    return by_initials(name, known.places, 3) or _on_the_map(name)


def _on_the_map(name: str) -> str:
    """ "ISLAMABAD" as "Islamabad", "Kenyan" as "Kenya"; short forms such as "UAE" stay."""
    if is_demonym(name) and not gazetteer.is_place(name):
        return name_of(country_of(name) or "") or name
    plain = " ".join(word.capitalize() for word in name.split())
    return plain if name.isupper() and len(name) > 3 and "." not in name and gazetteer.is_place(plain) else name
