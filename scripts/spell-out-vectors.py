"""Numbers in words by the spell-out rules of CLDR, as vectors for src/speech/languages/vectors/LANGUAGE.tsv:

    python3 scripts/spell-out-vectors.py LANGUAGE > src/speech/languages/vectors/LANGUAGE.tsv

needs PyICU (Debian: python3-icu). A line is rule set, number, words; soft hyphens are left out, nothing else is changed.
"""

import sys

import icu

RULE_SETS = {
    "cs": ["masculine", "feminine", "neuter"],
    "sk": ["masculine", "feminine", "neuter"],
    "pl": ["masculine", "feminine", "neuter", "feminine-accusative", "masculine-genitive", "feminine-genitive"],
    "hu": [""],
    "en": ["verbose"],
}
SMALL = list(range(0, 21)) + [21, 22, 23, 25, 28, 30, 31, 32, 40, 44, 50, 55, 60, 66, 70, 77, 80, 88, 90, 99]
LARGE = [
    100, 101, 102, 103, 105, 110, 111, 112, 113, 119, 120, 121, 122, 132, 148, 155, 199, 200, 201, 202, 222, 300, 333, 400, 444, 500,
    555, 600, 666, 700, 777, 800, 888, 900, 999, 1000, 1001, 1002, 1010, 1012, 1021, 1022, 1100, 1111, 1234, 1500, 1999, 2000, 2001,
    2002, 2022, 2100, 3000, 4000, 4317, 5000, 5099, 7777, 8055, 9999, 10000, 11000, 12000, 12345, 14317, 19810, 20000, 21000, 22000,
    25000, 31415, 40404, 50000, 65432, 74205, 90909, 99999, 100000, 101000, 102000, 105000, 112000, 121000, 122000, 123456, 200000,
    234567, 345678, 500005, 654321, 700007, 888888, 999999, 1000000, 1000001, 1000002, 1001000, 1002000, 1005000, 1234567, 2000000,
    2000001, 2001001, 3000000, 4500000, 5000000, 7654321, 10000000, 12000000, 21000000, 22000000, 100000000, 123456789, 1000000000,
    2000000000, 5000000000, 22000000000, 999999999999, 1000000000000,
]
# One rule set alone must have as many vectors as several together.
DENSE = list(range(0, 200)) + list(range(200, 1000, 37)) + list(range(1000, 10000, 91)) + list(range(10000, 1000000, 12347))


def main(language: str) -> None:
    rule_sets = RULE_SETS[language]
    numbers = sorted({*SMALL, *LARGE, *(DENSE if len(rule_sets) == 1 else [])})
    print(f"# CLDR of ICU {icu.ICU_VERSION}, locale {language}: python3 scripts/spell-out-vectors.py {language}")
    for rule_set in rule_sets:
        spell_out = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
        spell_out.setDefaultRuleSet("%spellout-cardinal" + (f"-{rule_set}" if rule_set else ""))
        for number in numbers:
            print(rule_set or "cardinal", number, spell_out.format(number).replace("\u00ad", ""), sep="\t")


main(sys.argv[1])
