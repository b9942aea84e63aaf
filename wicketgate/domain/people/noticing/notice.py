"""The one answer that every box asks."""

from collections.abc import Callable, Iterator

from wicketgate.domain.people.noticing.addresses import addresses
from wicketgate.domain.people.noticing.cars import cars
from wicketgate.domain.people.noticing.emails import emails
from wicketgate.domain.people.noticing.insurance import insurance_numbers
from wicketgate.domain.people.noticing.noticed import Kind, Noticed
from wicketgate.domain.people.noticing.postcodes import postcodes
from wicketgate.domain.people.noticing.reading import Reading
from wicketgate.domain.people.noticing.telephones import telephones

_Seeker = Callable[[Reading], Iterator[tuple[int, int]]]
_SEEKERS: dict[Kind, _Seeker] = {
    Kind.TELEPHONE: telephones,
    Kind.EMAIL: emails,
    Kind.POSTCODE: postcodes,
    Kind.ADDRESS: addresses,
    Kind.CAR: cars,
    Kind.INSURANCE: insurance_numbers,
}


def notice(text: str, *, kinds: frozenset[Kind] = frozenset(Kind)) -> tuple[Noticed, ...]:
    """
    Return what in `text` tells where somebody is or how to reach them, in the order it stands.

    Only `kinds` are looked for. It takes time in proportion to the length of the text, whatever the text is.
    """
    reading = Reading(text)
    found = {
        Noticed(*reading.place(start, end), kind)
        for kind, seek in _SEEKERS.items()
        if kind in kinds
        for start, end in seek(reading)
    }
    return tuple(sorted(found))
