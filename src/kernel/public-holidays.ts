import type { Country } from './country.ts';

/** A day on which a country rests by law. */
export type PublicHoliday = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** In the country's own language. */
  readonly name: string;
  /** The law that makes it a day of rest. */
  readonly law: string;
};

/** The public holidays of one year, by date; weekends among them too. Throws RangeError before 2017: the tables start there. */
export function publicHolidays(country: Country, year: number): readonly PublicHoliday[] {
  if (year < firstYear) throw new RangeError(`public holidays are known from ${firstYear}, not for ${year}`);
  const key = `${country}${year}`;
  let known = computed.get(key);
  if (!known) {
    const easter = easterSunday(year);
    known = laws[country]
      .flatMap(({ law, days }) =>
        days.filter((day) => applies(day, year)).map((day) => ({ date: dateOf(day, year, easter), name: day[1], law })),
      )
      .sort((a, b) => a.date.localeCompare(b.date));
    computed.set(key, known);
  }
  return known;
}

/** What a yearly order makes of one day, against the rule of the week. */
export function movedDay(country: Country, date: string): 'rest' | 'work' | undefined {
  return moved[country]?.[date]?.[0];
}

/** Western Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1);
}

/** `MM-DD` or days from Easter Sunday; name; years in which it is (or, in `except`, is not) a day of rest, both ends included. */
type Rule = readonly [
  on: string | number,
  name: string,
  valid?: { readonly from?: number; readonly until?: number; readonly except?: readonly number[] },
];

const firstYear = 2017;
const computed = new Map<string, readonly PublicHoliday[]>();

const laws: Readonly<Record<Country, readonly { readonly law: string; readonly days: readonly Rule[] }[]>> = {
  CZ: [
    {
      law: 'Act 245/2000 Coll.',
      days: [
        ['01-01', 'Den obnovy samostatného českého státu, Nový rok'],
        [-2, 'Velký pátek'],
        [1, 'Velikonoční pondělí'],
        ['05-01', 'Svátek práce'],
        ['05-08', 'Den vítězství'],
        ['07-05', 'Den slovanských věrozvěstů Cyrila a Metoděje'],
        ['07-06', 'Den upálení mistra Jana Husa'],
        ['09-28', 'Den české státnosti'],
        ['10-28', 'Den vzniku samostatného československého státu'],
        ['11-17', 'Den boje za svobodu a demokracii'],
        ['12-24', 'Štědrý den'],
        ['12-25', '1. svátek vánoční'],
        ['12-26', '2. svátek vánoční'],
      ],
    },
  ],
  SK: [
    {
      law: 'Act 241/1993 Z. z., as amended by the consolidation acts',
      days: [
        ['01-01', 'Deň vzniku Slovenskej republiky'],
        ['01-06', 'Zjavenie Pána'],
        [-2, 'Veľký piatok'],
        [1, 'Veľkonočný pondelok'],
        ['05-01', 'Sviatok práce'],
        ['05-08', 'Deň víťazstva nad fašizmom', { except: [2026] }],
        ['07-05', 'Sviatok svätého Cyrila a svätého Metoda'],
        ['08-29', 'Výročie Slovenského národného povstania'],
        ['09-01', 'Deň Ústavy Slovenskej republiky', { until: 2023 }],
        ['09-15', 'Sedembolestná Panna Mária', { except: [2026] }],
        ['11-01', 'Sviatok všetkých svätých'],
        ['11-17', 'Deň boja za slobodu a demokraciu', { until: 2024 }],
        ['12-24', 'Štedrý deň'],
        ['12-25', 'Prvý sviatok vianočný'],
        ['12-26', 'Druhý sviatok vianočný'],
      ],
    },
    { law: 'Act 241/1993 Z. z. §2a', days: [['10-30', 'Výročie Deklarácie slovenského národa', { from: 2018, until: 2018 }]] },
  ],
  PL: [
    {
      law: 'Act of 18 January 1951 on non-working days',
      days: [
        ['01-01', 'Nowy Rok'],
        ['01-06', 'Święto Trzech Króli'],
        [0, 'Wielkanoc'],
        [1, 'Poniedziałek Wielkanocny'],
        ['05-01', 'Święto Państwowe'],
        ['05-03', 'Święto Narodowe Trzeciego Maja'],
        [49, 'Zielone Świątki'],
        [60, 'Boże Ciało'],
        ['08-15', 'Wniebowzięcie Najświętszej Maryi Panny'],
        ['11-01', 'Wszystkich Świętych'],
        ['11-11', 'Narodowe Święto Niepodległości'],
        ['12-25', 'Boże Narodzenie'],
        ['12-26', 'Drugi dzień Bożego Narodzenia'],
      ],
    },
    {
      law: 'Act of 6 December 2024 amending the Act on non-working days',
      days: [['12-24', 'Wigilia Bożego Narodzenia', { from: 2025 }]],
    },
    {
      law: 'Act of 7 November 2018 on the centenary of independence',
      days: [['11-12', 'Święto Narodowe z okazji Setnej Rocznicy', { from: 2018, until: 2018 }]],
    },
  ],
  HU: [
    {
      law: 'Act I of 2012 §102',
      days: [
        ['01-01', 'Újév'],
        ['03-15', 'Nemzeti ünnep'],
        [-2, 'Nagypéntek'],
        [0, 'Húsvétvasárnap'],
        [1, 'Húsvéthétfő'],
        ['05-01', 'A munka ünnepe'],
        [49, 'Pünkösdvasárnap'],
        [50, 'Pünkösdhétfő'],
        ['08-20', 'Az államalapítás ünnepe'],
        ['10-23', 'Az 1956-os forradalom ünnepe'],
        ['11-01', 'Mindenszentek'],
        ['12-25', 'Karácsony'],
        ['12-26', 'Karácsony másnapja'],
      ],
    },
  ],
};

const ngm2026 = '10/2025. (IV. 30.) NGM rendelet';

/** Hungary moves days of rest every year by order; only the orders listed here are known. */
const moved: Partial<Record<Country, Readonly<Record<string, readonly ['rest' | 'work', law: string]>>>> = {
  HU: {
    '2026-01-02': ['rest', ngm2026],
    '2026-01-10': ['work', ngm2026],
    '2026-08-08': ['work', ngm2026],
    '2026-08-21': ['rest', ngm2026],
    '2026-12-12': ['work', ngm2026],
    '2026-12-24': ['rest', ngm2026],
  },
};

function applies([, , valid]: Rule, year: number): boolean {
  return year >= (valid?.from ?? firstYear) && year <= (valid?.until ?? year) && !valid?.except?.includes(year);
}

function dateOf([on]: Rule, year: number, easter: Temporal.PlainDate): string {
  return typeof on === 'string' ? `${year}-${on}` : easter.add({ days: on }).toString();
}
