"""First and last names, mail domains and phone numbers, country by country.

Japanese names carry their reading for the e-mail after a colon.  The domains end in ``.example``,
which no registrar sells, and the phone numbers lie in ranges that are kept for fiction or unused.
"""

from __future__ import annotations

from typing import NamedTuple


class Country(NamedTuple):
    """What a rule needs to make up people of one country; ``#`` stands for a digit."""

    people: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    domains: tuple[str, ...]
    phone: str


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


COUNTRIES = {
    "de": Country(
        38,
        _list("""Anna, Lukas, Jürgen, Friederike, Matthias, Käthe, Jonas, Björn, Ayşe, Moritz,
            Emre, Sabine, Till, Finn, Jörg, Nele, Uwe, Hatice, Wiebke, Konstantin, Änne, Rolf"""),
        _list("""Schröder, Hübner, Krüger, Böhm, Lindner, Hartmann, Köhler, Vogt, Brandt, Jäger,
            Petersen, Seidel, Nowak, Ziegler, Fuchs, Demir, von der Heide, Möller-Kranz, Groß"""),
        ("post.example", "briefkasten.example"),
        "+49 171 39200 ##",
    ),
    "at": Country(
        15,
        _list("""Maximilian, Katharina, Florian, Magdalena, Stefan, Jakob, Leonore, Veronika,
            Gregor, Lieselotte, Xaver, Rosalie"""),
        _list("""Gruber, Huber, Steiner, Wimmer, Lechner, Eder, Brunner, Kofler, Zöchling, Pölzl,
            Novotny, Schönauer"""),
        ("post.example", "schreib.example"),
        "+43 1 000 ## ##",
    ),
    "ch": Country(
        13,
        _list("""Reto, Seraina, Beat, Luca, Nadja, Flurin, Chiara, Andri, Régine, Matteo, Corsin,
            Ladina"""),
        _list("""Ammann, Zürcher, Rochat, Caflisch, Rüegg, Gerber, Gasser, Camenzind, Perret,
            Bernasconi, Aebi"""),
        ("lettera.example", "post.example"),
        "+41 44 000 0# ##",
    ),
    "fr": Country(
        22,
        _list("""Amélie, Benoît, Chloé, Fatima, Hugo, Jérôme, Léa, Mathis, Océane, Théo, Solène,
            Anaïs, Loïc, Maëlle, Karim, Zoé"""),
        _list("""Dubois, Moreau, Girard, Chevalier, Bonnet, Perrin, Lemoine, Fontaine, d'Aubigny,
            Besson, Marchand, Benali, Le Goff, Saint-Clair, Garçon"""),
        ("courriel.example", "boite.example"),
        "+33 6 39 98 ## ##",
    ),
    "nl": Country(
        19,
        _list("""Sanne, Daan, Joost, Femke, Lotte, Eefje, Thijs, Noor, Jeroen, Maartje, Renée, Cas,
            Fleur, Willemijn"""),
        _list("""de Vries, van den Berg, Jansen, Bakker, Smit, Mulder, Vermeulen, Hendriks,
            Kuipers, ten Hove, van Dijk, El Amrani"""),
        ("brievenbus.example", "post.example"),
        "+31 20 000 ####",
    ),
    "gb": Country(
        30,
        _list("""Oliver, Imogen, Callum, Rhys, Niamh, Alistair, Kwame, Freya, Gareth, Zara, Poppy,
            Siobhán, Rosalind, Idris, Bronwen, Fergus, Meera, Chidi"""),
        _list("""Ashworth, Patel, Hughes, Okonkwo, Smythe-Jones, Penrose, Kerr, Turnbull, Begum,
            O'Neill, Lockwood, Pryce, McAllister, Adeyemi, Thistlewood, Day"""),
        ("letters.example", "postbox.example"),
        "+44 7700 900###",
    ),
    "us": Country(
        29,
        _list("""Jordan, Mateo, Ashley, Emily, Tyler, Hannah, Brandon, Noelani, Savannah, Caleb,
            Ruth, Jamal, Linh, Esperanza, Walter, Shira, Dakota, Beau"""),
        _list("""García, Johnson, Nguyen, Kowalski, Sullivan, Whitaker, Brooks, Ortiz, Kealoha,
            Cohen, Lindqvist, O'Malley, Begay, St. James, Hernández, Park"""),
        ("inbox.example", "mailbox.example"),
        "+1 646 555 01##",
    ),
    "jp": Country(
        18,
        _list("""さくら:Sakura, 蓮:Ren, 大翔:Hiroto, 結衣:Yui, 美咲:Misaki, みのり:Minori,
            翔太:Shota, ひなた:Hinata, 由美子:Yumiko, 悠真:Yuma, あかり:Akari, 恵:Megumi"""),
        _list("""鈴木:Suzuki, 高橋:Takahashi, 田中:Tanaka, 伊藤:Ito, 渡辺:Watanabe, 中村:Nakamura,
            加藤:Kato, 吉田:Yoshida, 清水:Shimizu, 森:Mori, 長谷川:Hasegawa"""),
        ("tayori.example", "yubin.example"),
        "+81 90 0000 ####",
    ),
}
"""How many people are made up for each country, and out of what."""
