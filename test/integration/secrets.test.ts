import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { czechia } from '../../src/rehearsal/markets/czechia.ts';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import type { SampleDebtor } from '../../src/rehearsal/sample-portfolio.ts';
import { hasty, keysAhead } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { field, isFinished, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';

const wrongBirthDate = '17041931';
const wrongCustomerNumber = '770131';
const wrongPostcode = '98765';

/** By birth date and by customer number, right and wrong, whole and broken off; each then goes. */
const identifying: readonly Persona[] = [
  hasty('71', 'keys_birth_date', '1{birth_date}', { do: 'wait', ms: 12_000 }, { do: 'hang_up' }),
  hasty('72', 'keys_customer_number', '2{customer_number}#{postcode}', { do: 'wait', ms: 12_000 }, { do: 'hang_up' }),
  hasty(
    '73',
    'keys_wrong_birth_date_first',
    `1${wrongBirthDate}`,
    { do: 'wait', ms: 10_000 },
    ...keysAhead('1{birth_date}'),
    {
      do: 'wait',
      ms: 4000,
    },
    { do: 'hang_up' },
  ),
  hasty(
    '74',
    'keys_wrong_customer_number',
    `2${wrongCustomerNumber}#${wrongPostcode}`,
    { do: 'wait', ms: 12_000 },
    { do: 'hang_up' },
  ),
  hasty('75', 'breaks_off', '2{customer_number}#707', { do: 'wait', ms: 12_000 }, { do: 'hang_up' }),
];

const debtors: readonly SampleDebtor[] = ['71', '72', '73', '74', '75'].map((suffix, index) => ({
  market: czechia,
  language: 'cs',
  number: `+4200007777${suffix}`,
  name: ['Jana Nováková', 'Petr Malý', 'Eva Dlouhá', 'Jan Krátký', 'Věra Nová'][index] ?? '',
  birthDate: `19${60 + index}-0${index + 1}-${17 + index}`,
  customerNumber: String(918_273 + index * 1111),
  postcode: String(70_717 + index * 101),
  email: `debtor${index}@example.com`,
  receivables: [{ id: `202600${index}`, amount: '500,00', issued: '2026-10-01', due: '2026-10-15' }],
}));

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({
    debtors,
    personas: [...personas, ...identifying],
    settings: { DOVOLAT_LOG_LEVEL: 'trace' },
    ownSounds: true,
  });
});

afterAll(async () => {
  await world?.close();
});

test('what debtors key to identify themselves is nowhere afterwards: not in the record, a log, a message, or a trace of the wire', async () => {
  const server = await world.startServer();
  const trace = join(world.data, 'asterisk/log/trace.pcap');
  await world.askAsterisk('module load res_pjsip_logger.so'); // the product never loads it
  await world.askAsterisk(`pjsip set logger pcap ${trace}`);
  await world.askAsterisk('pjsip set logger on');
  const { id } = await world.campaign('autumn', debtors);
  const journal = await world.until('the campaign is over', (lines) => isFinished(lines, id) && lines, 120_000);

  const outcomes = linesOf(journal, 'identity_checked').map((line) => field(line, 'outcome'));
  expect(outcomes.filter((outcome) => outcome === 'match').length).toBeGreaterThanOrEqual(3);
  expect(outcomes.filter((outcome) => outcome === 'no_match').length).toBeGreaterThanOrEqual(2);
  await expectAllInOrder(world, journal);
  expect(read(trace)).toContain('INVITE sip:+420000777771@');
  expect(read(join(world.data, 'dovolat.db-wal')).length, 'the log of the database is looked at, too').toBeGreaterThan(0);

  const found = findings(world.data);
  expect(await server.stop()).toBe(0);
  writeFileSync(join(world.data, 'said-by-the-server.log'), server.said());
  expect([...found, ...findings(world.data)]).toEqual([]);
  expect(findings(join(world.folder, 'source')), 'the search finds them where they must be').not.toEqual([]);
});

/** Where an installation's files hold something that identifies one of these debtors, in any form that people write it in. */
function findings(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (!entry.isFile()) return hits(name, name);
    return [
      ...hits(`${name}\n${read(path)}`, name),
      ...(entry.name === 'dovolat.db' ? hits(cellsOf(path), `${name}, by its cells`) : []),
    ];
  });
}

function hits(text: string, where: string): string[] {
  const secrets = [...new Set([wrongBirthDate, wrongCustomerNumber, wrongPostcode, ...debtors.flatMap(secretsOf)])];
  return secrets.filter((secret) => stands(text, secret)).map((secret) => `${secret} in ${where}`);
}

/** As a value of its own: not as some digits of a longer number, a hash or an id, which hold any five digits sooner or later. */
function stands(text: string, secret: string): boolean {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    const before = /[0-9a-z]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
    const after = /^[0-9a-z]*/.exec(text.slice(at + secret.length, at + secret.length + 80))?.[0] ?? '';
    const partOfNumber = /[0-9a-f]$/.test(before) || /^[0-9a-f]/.test(after);
    if (!partOfNumber && before.length + after.length < 20) return true;
  }
  return false;
}

/** Every value of the database, one a line: in the file itself they stand side by side. */
function cellsOf(file: string): string {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    return tables.flatMap((name) => db.prepare(`select * from "${name}"`).raw().all().flat()).join('\n');
  } finally {
    db.close();
  }
}

function secretsOf({ birthDate, customerNumber, postcode }: SampleDebtor): string[] {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const short = [Number(day), Number(month)];
  const dates = [
    `${day}${month}${year}`,
    `${year}${month}${day}`,
    birthDate,
    `${day}.${month}.${year}`,
    `${short.join('.')}.${year}`,
    `${short.join('. ')}. ${year}`,
    `${day}/${month}/${year}`,
  ];
  return [...dates, customerNumber, postcode, `${postcode.slice(0, 3)} ${postcode.slice(3)}`];
}

/** Sockets and the like hold nothing to read. */
function read(path: string): string {
  return readFileSync(path, 'latin1');
}
