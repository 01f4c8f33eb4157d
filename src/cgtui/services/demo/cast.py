"""The people one meets by name in the tour: each is there for a situation of their own."""

from __future__ import annotations

from cgtui.services.demo.groups import (
    EMPLOYEES,
    FREQUENT_BUYERS,
    GIFT_SHOPPERS,
    HOME_BARISTAS,
    OFFICE_MANAGERS,
    VIP,
)
from cgtui.services.demo.people import Person

CAST = (
    # A private customer in four groups at once.
    Person(
        "hannelore.brandt@post.example", "Hannelore", "Brandt", "de", "regular", "2023-02-14 18:05",
        (VIP, HOME_BARISTAS, GIFT_SHOPPERS), phone="+49 30 23125 014",
        metadata={"tier": "gold", "grind": "espresso", "machine": {"boilers": 2, "year": 2021},
                  "newsletter": True},
    ),
    # Account and guest under one e-mail: two customers, one person.
    Person(
        "lena.hofmann@post.example", "Lena", "Hofmann", "de", "sometimes", "2024-03-11 20:31",
        (HOME_BARISTAS,), phone="+49 171 39200 41", metadata={"newsletter": True},
    ),
    Person("lena.hofmann@post.example", "Lena", "Hofmann", "de", "once", "", has_account=False),
    # A regular who stopped, and still has the regulars' discount.
    Person(
        "giulia.bernasconi@lettera.example", "Giulia", "Bernasconi", "ch", "stopped",
        "2023-10-02 07:48", (VIP, HOME_BARISTAS, FREQUENT_BUYERS), phone="+41 44 000 01 28",
        metadata={"tier": "silver", "last_survey": {"score": 4, "comment": "moved house"}},
    ),
    # A regular whom nobody has put into Frequent buyers yet.
    Person(
        "niall.obrien@letters.example", "Niall", "O'Brien", "gb", "regular", "2025-02-22 09:12",
        (HOME_BARISTAS,), phone="+44 7700 900142", metadata={"grind": "filter"},
    ),
    # Moved from London to Berlin: orders in pounds, then in euros.
    Person(
        "toby.whitcombe@letters.example", "Toby", "Whitcombe", "de", "regular", "2024-06-20 17:00",
        (HOME_BARISTAS, OFFICE_MANAGERS), phone="+44 7700 900877",
        metadata={"moved": "2025-06", "languages": ["en", "de"]}, paid_before=("gbp", "2025-06-15"),
    ),
    Person(
        "soren.ostergaard@post.example", "Søren", "Østergaard", "de", "regular", "2023-05-17 06:55",
        (VIP,), phone="+49 171 39200 17", metadata={"tier": "gold", "member_no": "007"},
    ),
    # "2" the text and 2 the number are not the same.
    Person(
        "zoe.weiss@post.example", "Zoë", "Weiß", "de", "sometimes", "2024-09-09 09:09",
        (GIFT_SHOPPERS,), metadata={"loyalty": "2", "birthday": "03-14"},
    ),
    Person(
        "francois.garnier@courriel.example", "François", "Garnier", "fr", "sometimes",
        "2024-09-10 12:40", (HOME_BARISTAS,), metadata={"loyalty": 2, "newsletter": False},
    ),
    Person(
        "hina.sato@tayori.example", "陽菜", "佐藤", "jp", "regular", "2024-02-05 01:20",
        (VIP, HOME_BARISTAS), phone="+81 90 0000 0115",
        metadata={"tier": "gold", "reading": "サトウ ヒナ", "gift_wrap": True},
    ),
    Person(
        "makoto.kitagawa@tayori.example", "まこと", "北川", "jp", "gifts", "2024-11-01 03:44",
        (GIFT_SHOPPERS,), phone="+81 90 0000 0462", metadata={"noshi": "御歳暮"},
    ),
    # Her name has made programs stumble before.
    Person(
        "jennifer.null@inbox.example", "Jennifer", "Null", "us", "sometimes", "2024-08-29 15:27",
        (OFFICE_MANAGERS,), phone="+1 212 555 0148", metadata={"referred_by": None},
    ),
    Person(
        "xochitl.delgado@inbox.example", "Xóchitl", "Delgado-Brooks", "us", "regular",
        "2023-12-12 22:10", (VIP, HOME_BARISTAS, OFFICE_MANAGERS), phone="+1 415 555 0172",
        metadata={"tier": "gold", "subscription": {"every": "2 weeks", "sku": "ETH-YIRG-250"}},
    ),
    Person(
        "sjoerd.ijsbrandy@brievenbus.example", "Sjoerd", "van der IJsbrandy", "nl", "gifts",
        "2024-10-28 19:33", (GIFT_SHOPPERS, HOME_BARISTAS), metadata={"newsletter": True},
    ),
    # Signed up this morning and has bought nothing.
    Person(
        "ines.moreau@courriel.example", "Inès", "Moreau", "fr", "never", "2026-03-02 07:52",
        metadata={"source": "instagram"},
    ),
    # Known by nothing but an e-mail.
    Person("bestellung4711@post.example", None, None, None, "once", "", has_account=False),
    Person("gift.for.grandpa@letters.example", "Grandpa's", None, "gb", "gifts", "",
           has_account=False),
    Person("k@tayori.example", "K", None, None, "never", "2025-12-31 15:00"),
)  # fmt: skip
"""Private customers."""

STAFF = tuple(
    Person(
        f"{first.lower()}@fernandkettle.example", first, last, country, "sometimes", joined,
        (EMPLOYEES, *more), metadata={"staff_no": number, "desk": desk},
    )
    for number, (first, last, country, joined, desk, more) in enumerate(
        (
            ("Fern", "Abernathy", "gb", "2023-01-09 12:00", "founder", (VIP,)),
            ("Matteo", "Kettler", "de", "2023-01-09 12:01", "founder", (VIP, HOME_BARISTAS)),
            ("Marlene", "Thiele", "de", "2023-03-01 08:00", "roastery", (HOME_BARISTAS,)),
            ("Ruben", "Visser", "nl", "2023-09-01 08:00", "roastery", (HOME_BARISTAS,)),
            ("Priya", "Lockwood", "gb", "2024-02-01 08:00", "wholesale", ()),
            ("Amadou", "Diallo", "fr", "2024-10-01 08:00", "packing", (HOME_BARISTAS,)),
            ("Theresa", "Pichler", "at", "2025-07-01 08:00", "support", ()),
        ),
        start=1,
    )
)  # fmt: skip
"""Those who work at Fern & Kettle."""

TRASHED = (
    Person(
        "erwin.altmann@post.example", "Erwin", "Altmann", "de", "once", "2023-07-07 10:00",
        (FREQUENT_BUYERS,), metadata={"erase": "asked 2026-02-18"}, trashed="2026-02-18 11:20",
    ),
    Person(
        "hello@thirdwave.example", "Dana", "Fitzgerald", "us", "never", "2024-04-04 16:45",
        company="Third Wave & Sons LLC (closed)", trashed="2025-11-03 14:02",
    ),
)  # fmt: skip
"""Two who are in the trash."""
