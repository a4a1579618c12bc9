import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty } from '../support/debtors-in-a-hurry.ts';
import { isFinished } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { processesOf } from '../support/server-process.ts';

const promising: Persona = hasty('61', 'promises_at_once', '1{birth_date}11', ...confirmsAndGoes);
const debtors = samplePortfolio(3, ['61', '16', '20'], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, promising] });
});

afterAll(async () => {
  await world?.close();
});

/** The order of the README, as somebody who has just read it would go about it: the server first, everything else beside it. */
test('with the commands of the README alone, a file of one’s own becomes a call and a promise', async () => {
  const server = await world.startServer();
  await expect.poll(() => server.said()).toMatch(/Log in once with \S+ and the password \S+/);
  const [host = '', port = ''] = world.carrier.address.split(':');
  const file = join(world.folder, 'own', 'debtors.csv');
  mkdirSync(join(world.folder, 'own'));
  writeFileSync(file, ownFile());

  await does('creditor add acme --country CZ', '--name', 'ACME Energie, a.s.', '--neutral-name', 'ACME Energie');
  expect(await does(`import receivables ${file} --creditor acme`)).toContain('3 rows: 3 new');
  await does(`trunk add carrier --host ${host} --port ${port} --channels 10 --to CZ --simulated`);
  await does('caller-identity add +420000900001 --creditor acme');
  await does('caller-identity verify +420000900001', '--evidence', 'contract 2026/17');
  await does(
    'campaign create autumn --creditor acme --flow soft-reminder --concurrency 5 --attempts 1 --agent +420000999990 --calendar rehearsal',
  );
  expect(await does('campaign start autumn')).toContain('is running');
  await world.until('everybody is called', (journal) =>
    journal.some(({ subject }) => subject.campaignId && isFinished(journal, subject.campaignId)),
  );

  const status = JSON.parse(await does('campaign status autumn --json'));
  expect(status).toMatchObject({
    state: 'finished',
    debtors: 3,
    callsPlaced: 3,
    promises: 1,
    results: { rpc_ptp: 1, busy: 1, invalid_number: 1 },
  });
  const exported = join(world.folder, 'own', 'calls.csv');
  expect(await does(`campaign export autumn --to ${exported}`)).toContain('3 calls');
  expect(readFileSync(exported, 'utf8').trim().split('\n')).toHaveLength(4);
  expect(await does('judge')).toMatch(/^PASS/);
  expect((await world.carrier.placedCalls()).map(({ callerId }) => callerId)).toEqual(Array(3).fill('+420000900001'));
  expect((await world.dovolat('start')).stderr).toContain(`A server already runs on ${world.data} (process ${server.pid})`);

  const { DOVOLAT_HTTP_HOST: httpHost, DOVOLAT_HTTP_PORT: httpPort } = world.environment;
  expect((await fetch(`http://${httpHost}:${httpPort}/readyz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
});

/** Runs a command line that must succeed; words with spaces come apart from it. */
async function does(line: string, ...more: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await world.dovolat(...line.split(' '), ...more);
  expect(code, `${line}\n${stderr}`).toBe(0);
  return stdout;
}

/** As in the README: these columns, in Windows' own encoding and with its line ends. */
function ownFile(): Buffer {
  const rows = debtors.map(({ number, name, email, postcode, birthDate, customerNumber }, index) => {
    const id = `202600${index}`;
    return [id, `D${index}`, name, number, email, postcode, birthDate, customerNumber, '1234,50', 'CZK', '2026-11-01', id].join(
      ';',
    );
  });
  const header =
    'receivable_id;debtor_id;name;phone;email;postcode;birth_date;customer_number;amount;currency;due_date;variable_symbol';
  return iconv.encode(`${[header, ...rows].join('\r\n')}\r\n`, 'windows-1250');
}
