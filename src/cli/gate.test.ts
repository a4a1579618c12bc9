import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOutreach, openOutreach, phone } from '../../test/support/open-outreach.ts';
import type { CliHost, Installation } from './installation.ts';
import { runCommandLine } from './program.ts';

let the: OpenOutreach;
beforeEach(async () => {
  the = await openOutreach();
  const acme = await the.creditor('SK', { code: 'acme' });
  await the.debtor(acme, { phones: [phone('+421905123456')], country: 'SK', currency: 'EUR' });
});
afterEach(() => the.close());

/** A command at a terminal without colours, over real books. */
async function dovolat(...args: readonly string[]) {
  const said: string[] = [];
  const tools = { ...the.tools, work: the.work, gate: the.parts.gate };
  const host = {
    actor: 'user:test',
    using: (command: (installation: Installation) => Promise<unknown>) => command({ tools } as unknown as Installation),
    write: (text: string) => void said.push(text),
    complain: (text: string) => void said.push(text),
    colour: false,
    interactive: false,
  } as unknown as CliHost;
  const code = await runCommandLine(host, args);
  return { code, said: said.join('\n') };
}

test('an operator who asks why a debtor is not called reads the rule, its source and the next time', async () => {
  const { code, said } = await dovolat('gate', 'explain', 'D-17', '--channel', 'voice', '--at', '2026-11-23T18:30');
  expect(code).toBe(0);
  expect(said).toContain('for acme, Mon 2026-11-23 18:30 Europe/Bratislava: collection, severity reminder');
  expect(said).toMatch(/✗ {2}voice {5}not now; ask again Tue 2026-11-24 08:00/);
  expect(said).toMatch(/✗ window\.calling_hours .* working days 08:00-18:00.* → Tue 2026-11-24 08:00\n\s+pack sk 2026-11: .*NBS/);
  expect(said).toContain('25 of 26 rules have nothing against it (sk 2026-11)');
});

test('a debtor is found by her telephone number as well, and every channel is told of', async () => {
  const { said } = await dovolat(
    'gate',
    'explain',
    '+421905123456',
    '--at',
    '2026-11-23T10:00',
    '--purpose',
    'courtesy',
    '--severity',
    'courtesy',
  );
  expect(said).toMatch(/✓ {2}voice {5}may be contacted now/);
  expect(said).toMatch(/– {2}letter {4}no usable postal address is on file/);
});

test('for programs the same as data; for nobody on record a refusal with exit 1', async () => {
  const { said } = await dovolat('gate', 'explain', 'D-17', '--channel', 'sms', '--at', '2026-11-21T10:00', '--json');
  expect(JSON.parse(said).answers[0]).toMatchObject({ channel: 'sms', admitted: false, packs: ['sk 2026-11'] });
  expect(await dovolat('gate', 'explain', 'D-99')).toMatchObject({ code: 1, said: expect.stringContaining('unknown_debtor') });
  expect(await dovolat('gate', 'explain', 'D-17', '--at', 'soon')).toMatchObject({
    code: 1,
    said: expect.stringContaining('bad_time'),
  });
  expect(await dovolat('gate', 'explain', 'D-17', '--channel', 'fax')).toMatchObject({ code: 2 });
});

test('every value of the packs is told with its source, and what nobody could verify is marked', async () => {
  const { said } = await dovolat('gate', 'packs');
  for (const country of ['cz', 'sk', 'pl', 'hu']) expect(said).toContain(`${country} 2026-11  from 2026-01-01`);
  expect(said).toMatch(/hours +working days 08:00-20:00 \(voice, sms, email, messaging\) +assumption: to be confirmed/);
});

test('a bought portfolio: nothing is collected until the notice is recorded, which needs its proof', async () => {
  the.passTo('2026-11-23T10:00[Europe/Prague]');
  const explain = () => dovolat('gate', 'explain', 'D-17', '--channel', 'voice', '--at', '2026-11-23T10:00');
  expect(await dovolat('notice', 'demand', 'acme', '--since', '2026-11-01')).toMatchObject({ code: 0 });
  expect((await explain()).said).toContain('✗ notice.assignment');
  const record = (...more: string[]) =>
    dovolat('notice', 'record', 'D-17', '--kind', 'assignment', '--way', 'letter', '--sent', '2026-11-10', ...more);
  expect(await record()).toMatchObject({ code: 2 });
  expect(await record('--evidence', 'RR1')).toMatchObject({
    code: 0,
    said: expect.stringContaining('was told of it on 2026-11-10'),
  });
  expect((await explain()).said).toContain('may be contacted now');
  expect((await dovolat('notice', 'list', 'D-17')).said).toMatch(/assignment +2026-11-10 +— +letter +RR1/);
  expect(await dovolat('notice', 'waive', 'acme', '--reason', 'own claims')).toMatchObject({ code: 0 });
});
