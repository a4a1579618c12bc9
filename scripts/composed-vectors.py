"""Amounts and dates in words by CLDR, as vectors for src/speech/languages/vectors/LANGUAGE-composed.tsv:

    python3 scripts/composed-vectors.py LANGUAGE > src/speech/languages/vectors/LANGUAGE-composed.tsv

needs PyICU (Debian: python3-icu). Numbers are spelled out by CLDR in the gender of their noun, the noun's form is chosen by CLDR's plural
rules, months are as CLDR writes them behind a day (the genitive in Slavic languages). What CLDR does not have is below with its source.
A line is value, then the pieces in the order of hearing; a piece that CLDR spelled out begins with =.
"""

import datetime
import sys

import icu

# Unit and hundredth: gender, then the forms for the plural categories one, few, other (and many where it is not other).
# cs: Slovník spisovné češtiny. sk: KSSJ. pl: Wielki słownik języka polskiego. hu: A magyar nyelv értelmező szótára. en: Oxford English Dictionary.
NOUNS = {
    "cs": {
        "CZK": (("feminine", "koruna", "koruny", "korun"), ("masculine", "haléř", "haléře", "haléřů")),
        "EUR": (("neuter", "euro", "eura", "eur"), ("masculine", "cent", "centy", "centů")),
        "PLN": (("masculine", "zlotý", "zloté", "zlotých"), ("masculine", "groš", "groše", "grošů")),
    },
    "sk": {
        "EUR": (("neuter", "euro", "eurá", "eur"), ("masculine", "cent", "centy", "centov")),
        "CZK": (("feminine", "koruna", "koruny", "korún"), ("masculine", "halier", "haliere", "halierov")),
        "PLN": (("masculine", "zlotý", "zloté", "zlotých"), ("masculine", "groš", "groše", "grošov")),
    },
    "pl": {
        "PLN": (("masculine", "złoty", "złote", "złotych"), ("masculine", "grosz", "grosze", "groszy")),
        "EUR": (("neuter", "euro", "euro", "euro"), ("masculine", "cent", "centy", "centów")),
        "CZK": (("feminine", "korona", "korony", "koron"), ("masculine", "halerz", "halerze", "halerzy")),
    },
    "hu": {
        "HUF": (("", "forint", "forint", "forint"), None),
        "EUR": (("", "euró", "euró", "euró"), ("", "cent", "cent", "cent")),
        "CZK": (("", "korona", "korona", "korona"), ("", "fillér", "fillér", "fillér")),
    },
    "en": {
        "EUR": (("verbose", "euro", "euros", "euros"), ("verbose", "cent", "cents", "cents")),
        "CZK": (("verbose", "crown", "crowns", "crowns"), ("verbose", "heller", "hellers", "hellers")),
    },
}
AND = {"cs": "a", "sk": "a", "pl": "i", "hu": "", "en": "and"}
WHOLE = [1, 2, 3, 4, 5, 7, 10, 11, 12, 14, 15, 20, 21, 22, 23, 25, 34, 51, 99, 100, 101, 102, 104, 111, 112, 122, 200, 234, 555, 999, 1000]
WHOLE += [1001, 1002, 1005, 1234, 1999, 2000, 2002, 5000, 9999, 12345, 22000, 54321, 100000, 234567, 999999, 1000000]
PARTS = [0, 1, 2, 3, 5, 12, 21, 22, 50, 99]

# Headwords of ordinals: Internetová jazyková příručka; Pravidlá slovenského pravopisu; Wielki słownik poprawnej polszczyzny PWN.
ORDINALS = {
    "cs": "první druhý třetí čtvrtý pátý šestý sedmý osmý devátý desátý jedenáctý dvanáctý třináctý čtrnáctý patnáctý šestnáctý "
    "sedmnáctý osmnáctý devatenáctý dvacátý třicátý",
    "sk": "prvý druhý tretí štvrtý piaty šiesty siedmy ôsmy deviaty desiaty jedenásty dvanásty trinásty štrnásty pätnásty šestnásty "
    "sedemnásty osemnásty devätnásty dvadsiaty tridsiaty",
    "pl": "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty trzynasty czternasty piętnasty "
    "szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty trzydziesty",
}
# How an adjective of each ending makes its genitive of the masculine: the same grammars.
GENITIVES = {
    "cs": [("ý", "ého"), ("í", "ího")],
    "sk": [("ý", "ého"), ("í", "ieho"), ("y", "eho")],
    "pl": [("gi", "giego"), ("ci", "ciego"), ("y", "ego")],
}


def spelled(language: str, number: int, rules: str, kind: str = "cardinal") -> str:
    spell_out = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
    spell_out.setDefaultRuleSet(f"%spellout-{kind}" + (f"-{rules}" if rules else ""))
    return spell_out.format(number).replace("\u00ad", "")


def counted(language: str, number: int, noun: tuple) -> list:
    gender, one, few, other = noun
    category = icu.PluralRules.forLocale(icu.Locale(language)).select(float(number))
    return ["=" + spelled(language, number, gender), {"one": one, "few": few}.get(category, other)]


def amounts(language: str):
    for currency, (unit, part) in NOUNS[language].items():
        for at, whole in enumerate(WHOLE):
            hundredths = PARTS[at % len(PARTS)] if part else 0
            pieces = counted(language, whole, unit)
            if hundredths:
                pieces += [AND[language]] * (AND[language] != "") + counted(language, hundredths, part)
            yield f"{whole}.{hundredths:02} {currency}", pieces
        for hundredths in PARTS[1:] if part else []:
            yield f"0.{hundredths:02} {currency}", counted(language, hundredths, part)


def genitive(language: str, ordinal: str) -> str:
    for ending, instead in GENITIVES[language]:
        if ordinal.endswith(ending):
            return ordinal[: -len(ending)] + instead
    raise ValueError(ordinal)


def day_of(language: str, day: int) -> str:
    if language == "en":
        return "the =" + spelled("en", day, "", "ordinal") + " of"
    if language == "hu":  # A magyar helyesírás szabályai 293: elseje, then the ordinal with -a or -e by its last vowel before -ik
        ordinal = spelled("hu", day, "", "ordinal")
        if ordinal == "első":
            return "elseje"
        vowel = [letter for letter in ordinal[:-2] if letter in "aáeéiíoóöőuúüű"][-1]
        return ordinal + ("a" if vowel in "aáoóuú" else "e")
    words = ORDINALS[language].split()
    if day <= 20:
        return genitive(language, words[day - 1])
    if day == 30:
        return genitive(language, words[20])
    return " ".join(genitive(language, word) for word in (words[19 if day < 30 else 20], words[day % 10 - 1]))


def dates(language: str):
    start = datetime.date(2028, 1, 1)
    for offset in range(366):
        date = start + datetime.timedelta(days=offset)
        at = datetime.datetime(date.year, date.month, date.day, 12)
        month = icu.SimpleDateFormat("d MMMM", icu.Locale(language)).format(at).split()[-1]
        if language == "hu":
            month = icu.SimpleDateFormat("MMMM", icu.Locale("hu")).format(at)
        day = day_of(language, date.day).replace("=", "")
        yield date.isoformat(), [month, day] if language == "hu" else [day, month]


def main(language: str) -> None:
    print(f"# CLDR of ICU {icu.ICU_VERSION}, locale {language}, and grammars: python3 scripts/composed-vectors.py {language}")
    for value, pieces in [*amounts(language), *dates(language)]:
        print(value, *pieces, sep="\t")


main(sys.argv[1])
