"""
Twelve invented arrangements. No two values are alike, so that wherever one appears, it is known whose it is.

The telephone numbers are ones that Ofcom keeps free for drama; the postcodes have an area that does not exist.
"""

from dataclasses import dataclass
from datetime import date

from wicketgate.domain.people.coded import OrderKind, Risk
from wicketgate.domain.people.details import AdultDetails, ChildDetails, CompanionDetails
from wicketgate.domain.people.models import Service


@dataclass(frozen=True, slots=True, repr=False)
class Family:
    """
    One arrangement of the cast.

    `lives_agency` and `visits_agency` are the offices that act for each side. `lives_again` and `visits_again` name
    the family whose adult this one's is too: "ash.lives_with". `begins` is its place in the morning.
    """

    code: str
    children: tuple[ChildDetails, ...]
    lives_with: AdultDetails
    visits: AdultDetails
    begins: str
    is_due_today: bool = False
    service: Service = Service.SUPPORTED
    lives_agency: str = ""
    visits_agency: str = ""
    agency_reference: str = ""
    lives_again: str = ""
    visits_again: str = ""
    lives_companions: tuple[CompanionDetails, ...] = ()
    visits_companions: tuple[CompanionDetails, ...] = ()
    risks: frozenset[Risk] = frozenset()
    risk_words: str = ""
    has_no_contact_order: bool = False
    order: OrderKind = OrderKind.CHILD_ARRANGEMENTS
    preferred: str = ""
    apart_from: str = ""


def _child(name: str, born_on: date, *, school: str = "", health: str = "", needs: str = "") -> ChildDetails:
    return ChildDetails(name=name, born_on=born_on, school=school, health=health, needs=needs)


def _adult(
    name: str, telephone: str, address: str, *, email: str = "", needs: str = "", care_of: bool = False
) -> AdultDetails:
    return AdultDetails(
        name=name,
        telephone=f"+447700900{telephone}",
        address=address,
        email=email,
        needs=needs,
        is_address_confidential=care_of,
    )


PERPETUA = _adult(
    "Perpetua Lindqvist", "113", "27 Candlemaker Row\nLarkfield\nLK3 2CR", email="perpetua@lindqvist.example"
)
DMITRI = _adult("Dmitri Kowalczyk", "118", "9 Wherry Quay\nLarkfield\nLK7 9WQ")

FAMILIES = (
    Family(
        "oak",
        (
            _child("Zoë Marchbanks", date(2018, 3, 13), school="Larkfield Saint Brannock Primary",
                   health="Carries a blue inhaler for asthma"),
            _child("Idris Marchbanks", date(2020, 8, 5), needs="Uses a step to reach the basin"),
        ),
        _adult("Niamh O’Sullivan-Okafor", "111", "14 Quince Row\nLarkfield\nLK4 1QR",
               email="niamh@quincerow.example", needs="Hard of hearing on the left side"),
        _adult("Tobiah Marchbanks", "112", "Flat 3, 80 Tannery Lane\nLarkfield\nLK1 8TL"),
        "10:20",
        is_due_today=True,
        lives_agency="bridge",
        visits_agency="hartley",
        agency_reference="HM-2025-0118",
        lives_companions=(CompanionDetails("Aoife Sullivan-Drew", "+447700900131", may_collect=True),),
        visits_companions=(CompanionDetails("Bernadette Marchbanks", may_come=True),),
        risks=frozenset({Risk.DOMESTIC_ABUSE, Risk.STALKING}),
        risk_words="Waited outside the nursery in the spring",
        preferred="Mornings, away from the car park",
    ),
    # Two children of one mother, with two fathers: two arrangements, and neither father sees the other’s child.
    Family(
        "elm",
        (_child("Tamsin Fairweather", date(2017, 11, 2), school="Candlemaker Juniors"),),
        PERPETUA,
        _adult("Callum Fairweather", "114", "5 Saddler’s Yard\nLarkfield\nLK2 6SY"),
        "10:30",
        visits_agency="hartley",
        agency_reference="HM-2025-0127",
        risks=frozenset({Risk.ALCOHOL}),
        risk_words="Has missed two visits after drinking",
    ),
    Family(
        "ash",
        (_child("Benedikt Adeyemi", date(2021, 6, 24), health="Peanut allergy, pen in the green bag"),),
        PERPETUA,
        _adult("Oluwaseun Adeyemi", "115", "61 Fuller’s Close\nLarkfield\nLK5 5FC", email="seun@fullersclose.example"),
        "10:30",
        is_due_today=True,
        lives_again="elm.lives_with",
        visits_agency="bridge",
        agency_reference="BR/77/ash",
        order=OrderKind.CONSENT,
    ),
    # A child who lives with a grandmother, and whose mother visits.
    Family(
        "yew",
        (_child("Rosalind Achterberg", date(2019, 1, 30), school="Mill Race Infants"),),
        _adult("Wilhelmina Achterberg", "116", "2 Mill Race Cottages\nLarkfield\nLK6 3MR",
               needs="Walks with a frame, comes by the side door"),
        _adult("Saskia Achterberg", "117", "Room 12, Foundry House\nLarkfield\nLK1 4FH"),
        "10:40",
        is_due_today=True,
        visits_agency="council",
        agency_reference="LC-CS-4471",
        risks=frozenset({Risk.DRUGS, Risk.SOCIAL_CARE}),
        risk_words="In treatment since the autumn",
        order=OrderKind.INTERIM,
    ),
    # One man in two arrangements: he visits in the first, and in the second a child lives with him and its mother.
    Family(
        "holly",
        (_child("Ksenia Kowalczyk", date(2016, 9, 9), school="Wherry Bank School"),),
        _adult("Jolanta Brzezinska", "119", "33 Osier Walk\nLarkfield\nLK8 7OW"),
        DMITRI,
        "10:45",
        lives_agency="bridge",
        agency_reference="BR/78/holly",
    ),
    Family(
        "rowan",
        (_child("Freya Thistlewood", date(2018, 12, 19), needs="Speaks through signs and pictures"),),
        DMITRI,
        _adult("Gareth Thistlewood", "120", "The Old Forge, Nettlecombe\nLK9 1OF"),
        "11:00",
        lives_again="holly.visits",
        visits_agency="hartley",
        agency_reference="HM-2025-0140",
    ),
    # A refuge: everywhere, and for everybody, its care-of address is all there is.
    Family(
        "hazel",
        (_child("Amina Haddad", date(2020, 4, 17), school="Hidden Orchard Nursery"),),
        _adult("Leila Haddad", "121", "Care of Larkfield Women’s Help\nPO Box 4479\nLarkfield\nLK1 0WH", care_of=True),
        _adult("Karim Haddad", "122", "18 Chandlery Street\nLarkfield\nLK3 8CS"),
        "11:00",
        is_due_today=True,
        lives_agency="council",
        agency_reference="LC-CS-4502",
        risks=frozenset({Risk.DOMESTIC_ABUSE, Risk.VIOLENCE, Risk.TAKING_THE_CHILD}),
        risk_words="Has said that he will find the house",
        has_no_contact_order=True,
    ),
    # They came by themselves: there is no agency that may ask for anything.
    Family(
        "larch",
        (_child("Merlin Oakshott", date(2019, 7, 7)), _child("Viola Oakshott", date(2022, 2, 11))),
        _adult("Beatrix Oakshott", "123", "70 Ropewalk Terrace\nLarkfield\nLK4 4RT"),
        _adult("Jasper Oakshott", "124", "11 Coopers’ Court\nLarkfield\nLK2 2CC", email="jasper@cooperscourt.example"),
        "11:10",
        order=OrderKind.NONE,
        preferred="After football, if there is a place",
    ),
    # Two families who must never be here at the same time.
    Family(
        "gorse",
        (_child("Marguerite Pemberton", date(2017, 5, 21)),),
        _adult("Adaeze Pemberton-Nwosu", "125", "46 Weaver’s Green\nLarkfield\nLK6 6WG"),
        _adult("Rupert Pemberton", "126", "3 Lamplighter Mews\nLarkfield\nLK5 1LM"),
        "10:20",
        is_due_today=True,
        visits_agency="hartley",
        agency_reference="HM-2025-0151",
    ),
    Family(
        "broom",
        (_child("Caspian Abernathy", date(2018, 10, 3)),),
        _adult("Philippa Abernathy", "127", "88 Glover’s Hill\nLarkfield\nLK7 7GH"),
        _adult("Ewan Abernathy", "128", "29 Thatcher’s Lane\nLarkfield\nLK8 8TH"),
        "11:00",
        lives_agency="bridge",
        agency_reference="BR/79/broom",
        apart_from="gorse",
    ),
    Family(
        "maple",
        (_child("Lucian Fotheringay", date(2016, 1, 8)),),
        _adult("Araminta Fotheringay", "129", "6 Priory Steps\nLarkfield\nLK3 3PS"),
        _adult("Septimus Fotheringay", "130", "52 Malthouse Road\nLarkfield\nLK9 9MH"),
        "11:15",
        service=Service.HANDOVER,
        visits_agency="council",
        agency_reference="LC-CS-4516",
    ),
    # A name of one part, a name from right to left, and letters with marks on them.
    Family(
        "sorrel",
        (_child("Sándor Őze-Whitlock", date(2021, 9, 28), needs="Hears Hungarian at home"),),
        _adult("نور", "132", "15 Fletcher’s Nook\nLarkfield\nLK4 9FN"),
        _adult("Suryadarma", "133", "101 Basketmaker Way\nLarkfield\nLK2 8BW"),
        "11:20",
        visits_agency="council",
        agency_reference="LC-CS-4533",
    ),
)  # fmt: skip
