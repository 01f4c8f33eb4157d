"""The firms that buy: cafés and shops at wholesale prices, offices, a hotel or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgtui.services.demo.groups import B2B_DE, OFFICE_MANAGERS, VIP, WHOLESALE
from cgtui.services.demo.people import Person

if TYPE_CHECKING:
    from cgtui.domain.metadata import Metadata
    from cgtui.domain.strict_json import JSON

_RESALE = (WHOLESALE,)
_GERMAN_RESALE = (WHOLESALE, B2B_DE)
_OFFICE = (OFFICE_MANAGERS,)
_GERMAN_OFFICE = (B2B_DE, OFFICE_MANAGERS)


def _terms(vat_id: str | None, days: int, **more: JSON) -> Metadata:
    """Return what a firm's metadata holds; the VAT ids are made up and fail their check digit."""
    number: Metadata = {"vat_id": vat_id} if vat_id else {}
    return {**number, "terms": f"net {days}", **more}


FIRMS = (
    # The name looks like markup and is none.
    Person("einkauf@mueller-gmbh.example", "Petra", "Müller", "de", "restocks", "2023-03-06 09:10",
           (*_GERMAN_RESALE, VIP), company="[VIP] Müller GmbH", phone="+49 40 66969 011",
           metadata=_terms("DE999000013", 30, credit_limit=500000, is_seller=True)),
    Person("bestellung@cafe-morgenrot.example", "Ayşe", "Şahin", "de", "restocks",
           "2023-04-18 07:30", _GERMAN_RESALE, company="Café Morgenrot", phone="+49 30 23125 077",
           metadata=_terms("DE999000026", 14, delivery=["tue", "fri"])),
    Person("kontor@elbkontor.example", "Jörg", "Petersen", "de", "restocks", "2023-06-01 13:00",
           _GERMAN_RESALE, company="Elbkontor Feinkost OHG", phone="+49 40 66969 042",
           metadata=_terms("DE999000039", 30, credit_limit=250000)),
    Person("backstube@wiesengrund.example", "Hannes", "Wehling", "de", "restocks",
           "2024-01-22 05:15", _GERMAN_RESALE, company="Bäckerei Wiesengrund",
           metadata=_terms("DE999000042", 14, delivery=["mon"])),
    # Bought for years, and has been silent since last spring.
    Person("service@hotel-drei-koenige.example", "Leonie", "Großmann", "de", "stopped",
           "2023-05-02 10:00", _GERMAN_RESALE, company="Hotel Drei Könige",
           phone="+49 221 4710 333", metadata=_terms("DE999000055", 30, credit_limit=800000)),
    Person("kueche@oelmuehle.example", "Björn", "Böhm", "de", "regular", "2024-09-30 11:11",
           _GERMAN_OFFICE, company="Bürogemeinschaft Ölmühle", metadata=_terms(None, 14, heads=24)),
    # As long as a name gets.
    Person("kaffeekuechen@niederrhein-verkehr.example", "Uwe", "Lindner", "de", "regular",
           "2024-02-19 08:45", _GERMAN_OFFICE, phone="+49 221 4710 818",
           company="Arbeitsgemeinschaft Kaffeeküchen der Niederrheinischen Verkehrsbetriebe mbH "
                   "& Co. KG",
           metadata=_terms("DE999000068", 60, heads=1180, cost_centres=["K1", "K2", "K7"])),
    Person("empfang@praxis-vogt.example", "Greta", "Vogt", "de", "sometimes", "2025-02-03 14:20",
           _GERMAN_OFFICE, company="Zahnarztpraxis Dr. Vogt", metadata=_terms(None, 14, heads=6)),
    Person("hallo@kaffeewerk-sued.example", "Emre", "Seidel", "de", "new", "2026-02-09 10:30",
           (B2B_DE,), company="Kaffeewerk Süd UG", metadata=_terms("DE999000071", 14)),
    Person("ober@adlerhof.example", "Elfriede", "Steiner", "at", "restocks", "2023-08-21 09:00",
           _RESALE, company="Kaffeehaus Adlerhof", metadata=_terms("ATU99900014", 30)),
    Person("wirt@gasthof-linde.example", "Sepp", "Moser", "at", "restocks", "2024-05-13 12:12",
           _RESALE, company="Gasthof zur Linde", metadata=_terms("ATU99900027", 30)),
    Person("team@werkstatt-linz.example", "Valentina", "Haider", "at", "regular",
           "2024-11-18 10:10", _OFFICE, company="Werkstatt Linz Coworking",
           metadata=_terms(None, 14, heads=40)),
    Person("hotel@silberhorn.example", "Urs", "Odermatt", "ch", "restocks", "2023-11-27 15:40",
           (WHOLESALE, VIP), company="Berghotel Silberhorn AG", phone="+41 44 000 03 31",
           metadata=_terms("CHE-999.000.011", 30, delivery=["thu"], altitude=1638)),
    Person("lac@cremerie.example", "Noémie", "Favre", "ch", "sometimes", "2025-03-24 08:08",
           _RESALE, company="Crèmerie du Lac Sàrl", metadata=_terms("CHE-999.000.024", 30)),
    Person("atelier@petit-torrefacteur.example", "Gaëlle", "Lefèvre", "fr", "restocks",
           "2024-03-18 06:50", _RESALE, company="Le Petit Torréfacteur SARL",
           phone="+33 1 99 00 12 34", metadata=_terms("FR00999000012", 45)),
    Person("reception@hotel-des-brumes.example", "Étienne", "Roussel", "fr", "stopped",
           "2023-09-25 09:30", _RESALE, company="Hôtel des Brumes",
           metadata=_terms("FR00999000025", 45, credit_limit=300000)),
    Person("bureau@atelier-n.example", "Inès", "N'Diaye", "fr", "regular", "2025-01-13 13:13",
           _OFFICE, company="Atelier N° 9", metadata=_terms(None, 30, heads=12)),
    Person("inkoop@koffiehuis-thoekje.example", "Maaike", "van 't Hoff", "nl", "restocks",
           "2023-10-16 08:20", _RESALE, company="Koffiehuis 't Hoekje B.V.",
           metadata=_terms("NL999000018B01", 30, delivery=["wed"])),
    Person("kantoor@drukkerij-deletter.example", "Bram", "de Boer", "nl", "regular",
           "2024-08-05 09:45", _OFFICE, company="Drukkerij De Letter",
           metadata=_terms(None, 30, heads=18)),
    Person("hallo@gracht21.example", "Anouk", "Dijkstra", "nl", "sometimes", "2025-06-02 11:00",
           _OFFICE, company="Grachtenkantoor 21", metadata=_terms(None, 30, heads=9)),
    Person("orders@obrien-daughters.example", "Aoife", "O'Brien", "gb", "restocks",
           "2023-02-27 09:00", _RESALE, company="O'Brien & Daughters Ltd",
           phone="+44 20 7946 0321", metadata=_terms("GB999000017", 30, credit_limit=400000)),
    Person("tearooms@copperkettle.example", "Harriet", "Fairweather", "gb", "restocks",
           "2024-04-08 10:20", _RESALE, company="The Copper Kettle Tearooms",
           metadata=_terms("GB999000020", 30, delivery=["mon", "thu"])),
    # Markup again; closing what was never opened.
    Person("ops@slashandbracket.example", "Siân", "Llewellyn", "gb", "regular",
           "2025-02-17 16:16", _OFFICE, company="[/] Slash & Bracket Ltd",
           phone="+44 20 7946 0808", metadata=_terms(None, 14, heads=31)),
    Person("hello@harbourlane.example", "Duncan", "MacLeod", "gb", "sometimes",
           "2024-12-02 12:30", _OFFICE, company="Harbour Lane Offices",
           metadata=_terms(None, 14, heads=75)),
    Person("supply@blueheron.example", "Guadalupe", "Ramírez", "us", "restocks",
           "2023-07-24 18:00", _RESALE, company="Blue Heron Diner LLC", phone="+1 206 555 0119",
           metadata=_terms(None, 30, resale_certificate="WA-000117", delivery=["tue"])),
    # A spreadsheet would take this for a formula.
    Person("books@sumcoffee.example", "DeShawn", "Washington", "us", "restocks",
           "2024-06-11 14:14", _RESALE, company="=SUM Coffee LLC", phone="+1 312 555 0133",
           metadata=_terms(None, 30, resale_certificate="IL-000204")),
    Person("front@prairiecowork.example", "Megan", "Peterson", "us", "regular",
           "2024-10-07 15:50", _OFFICE, company="Prairie Coworking, Inc.",
           metadata=_terms(None, 30, heads=110)),
    Person("hi@lanternbooks.example", "Wei", "Chen", "us", "sometimes", "2025-08-18 19:05",
           _RESALE, company="Lantern Books & Coffee", metadata=_terms(None, 14)),
    Person("hidamari@kissa.example", "直子", "小林", "jp", "restocks", "2024-01-15 02:30",
           (WHOLESALE, VIP), company="喫茶 ひだまり", phone="+81 3 0000 0186",
           metadata=_terms(None, 30, reading="キッサ ヒダマリ")),
    Person("soumu@aozora-office.example", "健太", "山本", "jp", "regular", "2024-07-01 00:45",
           _OFFICE, company="株式会社 青空オフィス", metadata=_terms(None, 60, heads=52)),
    Person("chanoki@ocha.example", "一郎", "松本", "jp", "sometimes", "2025-05-19 04:10",
           _RESALE, company="有限会社 茶の木", metadata=_terms(None, 30)),
)  # fmt: skip
"""Every firm, by country."""
