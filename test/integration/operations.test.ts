import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptBackups } from '../../src/adapters/db/backup/kept-backups.ts';
import { personas } from '../../src/rehearsal/personas.ts';
import { portfolioFile, samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { runCommand } from '../support/server-process.ts';

const manual = resolve(import.meta.dirname, '../../docs/operations.md');
const debtors = samplePortfolio(2, ['20', '16'], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas, ownSounds: true });
});
afterAll(() => world?.close());

/** The words of the manual that stand for something of the reader's own, and what they are in this world. */
function inThisWorld(line: string): string {
  const [host, port] = world.carrier.address.split(':');
  const [newest] = keptBackups(join(world.data, 'backups'));
  return line
    .replace('--host sip.carrier.example --user 123 --password secret', `--host ${host} --port ${port} --simulated`)
    .replaceAll('+420800000000', '+420000900001')
    .replaceAll('--agent +420222000001', '--agent +420000999990 --calendar rehearsal')
    .replace('/var/lib/dovolat/myself.csv', join(world.folder, 'own/myself.csv'))
    .replace('/var/lib/dovolat/debtors.csv', join(world.folder, 'own/debtors.csv'))
    .replace(/\/var\/backups\/dovolat\/dovolat-\S+/, newest?.folder ?? 'no backup')
    .replaceAll('/var/lib/dovolat-restored', join(world.folder, 'restored'))
    .replace('/etc/dovolat/passphrase', join(world.folder, 'own/passphrase'));
}

test('every command of the manual does what it is there for, in the order in which it stands there', async () => {
  mkdirSync(join(world.folder, 'own'), { recursive: true });
  writeFileSync(join(world.folder, 'own/passphrase'), 'correct horse battery staple\n');
  const [myself, ...others] = debtors;
  writeFileSync(join(world.folder, 'own/myself.csv'), portfolioFile(myself ? [myself] : []));
  writeFileSync(join(world.folder, 'own/debtors.csv'), portfolioFile(others));
  const server = await world.startServer();
  const lines = readFileSync(manual, 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}#.*$/, ''))
    .filter((line) => /^(DOVOLAT_\w+=\S+ )?dovolat /.test(line));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    const [, data, command = ''] = /^(?:DOVOLAT_DATA=(\S+) )?dovolat (.*)$/.exec(inThisWorld(line)) ?? [];
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const settings = {
      DOVOLAT_BACKUP_PASSPHRASE_FILE: join(world.folder, 'own/passphrase'),
      ...(data && { DOVOLAT_DATA: data }),
    };
    const { code, stdout, stderr } = await runCommand(words, { ...world.environment, ...settings });
    // The doctor finds the ports taken by the server that runs.
    expect([line, line.startsWith('dovolat doctor --json') ? 0 : code, stderr.includes('Refused') ? stderr : '']).toEqual([
      line,
      0,
      '',
    ]);
    if (line.includes('campaign start'))
      await world.until('it has called somebody', (journal) => {
        const started = journal.filter(({ type }) => type === 'campaign_created').at(-1)?.subject.campaignId;
        return journal.some(({ type, subject }) => type === 'attempt_ended' && subject.campaignId === started);
      });
    if (line.startsWith('dovolat judge --json')) expect(JSON.parse(stdout).verdict).toBe('pass');
  }
  expect(await world.carrier.placedCalls()).toHaveLength(2); // the call to oneself, whose number was dead, and the other debtor
  expect(await server.stop()).toBe(0);
});
