import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/adapters/db/database.ts';
import { sqliteAttempts } from '../../src/adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCampaigns } from '../../src/adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteCallerIdentities, sqliteOverallLimits, sqliteTrunks } from '../../src/adapters/db/dialer/sqlite-lines.ts';
import { sqliteSuppressions } from '../../src/adapters/db/gate/sqlite-suppressions.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { fileKeyring } from '../../src/adapters/keyring/file-keyring.ts';
import { systemClock, systemIds, systemTimers } from '../../src/adapters/system/system-clock.ts';
import { describeConfig, readConfig } from '../../src/config.ts';
import { defaultCampaignSettings } from '../../src/dialer/model.ts';
import type { TrunkState } from '../../src/dialer/telephony.ts';
import { centralEuropeanPacks } from '../../src/gate/packs/central-europe.ts';
import type { Journal, JournalReader } from '../../src/journal/ports.ts';
import type { CampaignId } from '../../src/kernel/ids.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import type { Tx, UnitOfWork } from '../../src/kernel/transaction.ts';
import { liveSettings } from '../../src/main/live-settings.ts';
import { setupDesk } from '../../src/main/setup/setup-desk.ts';
import type { SetupTools } from '../../src/main/setup/setup-tools.ts';
import { uploadsOf } from '../../src/main/setup/uploads-of.ts';
import type { LiveSettings } from '../../src/web/live-settings.ts';
import type { People } from '../../src/web/setup-ports.ts';
import { silentLog } from '../integration/support/silent-log.ts';
import { must } from '../support/open-dialer.ts';

/** The real settings on the database of a believable campaign. */
export function believableSettings(
  record: { readonly work: UnitOfWork; readonly append: Journal; readonly journal: JournalReader },
  state: (trunk: string) => TrunkState,
): LiveSettings {
  const tools = {
    work: record.work,
    journal: record.append,
    books: sqliteBooks,
    clock: systemClock,
    campaigns: sqliteCampaigns,
    trunks: sqliteTrunks,
    identities: sqliteCallerIdentities,
    attempts: sqliteAttempts,
    limits: sqliteOverallLimits,
    overallCeiling: { concurrency: 100, perSecond: 20 },
    gate: { packs: centralEuropeanPacks, suppressions: sqliteSuppressions },
  };
  return liveSettings(tools, { state }, record.journal);
}

/** The real desk of setting up, on the database of a believable campaign. */
export function believableSetup(
  record: { readonly work: UnitOfWork; readonly append: Journal; readonly journal: JournalReader; readonly db: Database },
  settings: LiveSettings,
  state: (trunk: string) => TrunkState,
  folder: string,
  people: People,
) {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const tools = {
    work: record.work,
    journal: record.append,
    books: sqliteBooks,
    hasher: fileKeyring(join(data, 'verifier.keys')),
    ids: systemIds,
    clock: systemClock,
    trunks: sqliteTrunks,
    identities: sqliteCallerIdentities,
    flows: { names: () => [], published: () => undefined, current: async () => undefined, version: () => undefined },
    gate: { suppressions: sqliteSuppressions },
  } satisfies SetupTools;
  return setupDesk({
    tools,
    db: record.db,
    journal: record.journal,
    settings,
    watch: { state, probe: async (trunk) => ({ state: state(trunk), roundTripMs: state(trunk) === 'reachable' ? 12.4 : null }) },
    holds: () => [],
    people,
    uploads: uploadsOf({ config: { data, maxUploadMb: 1, inbox: '' } }),
    inbox: null,
    data,
    checks: async () => [
      { name: 'Asterisk', state: 'ok', found: '22.10.1', why: 'places and leads the calls', remedy: '' },
      {
        name: 'e-mail',
        state: 'wrong',
        found: 'smtp.example does not let us in: 535',
        why: 'debtors get what they asked for',
        remedy: 'check DOVOLAT_SMTP_URL',
      },
    ],
    serverSettings: () =>
      describeConfig(readConfig({ DOVOLAT_SMTP_URL: 'smtp://u:secret@smtp.example:587', DOVOLAT_MAIL_FROM: 'a@b.cz' })),
    timers: systemTimers,
    log: { ...silentLog, fatal: () => {} },
  });
}

/** Rows as the use cases write them, without the lines of the journal: the browser shall hear every line that there is. */
export async function setUpLines(tx: Tx, campaignId: CampaignId, createdAt: number): Promise<void> {
  const creditorId = systemIds.next('crd');
  await sqliteBooks.creditors.insert(tx, {
    id: creditorId,
    code: 'energo',
    name: 'Energo Morava, a.s.',
    neutralName: 'Energo Morava',
    country: 'CZ',
    language: 'cs',
    currency: 'CZK',
    birthNumberTitle: null,
    planPolicy: null,
    planLateDays: 14,
    interest: null,
    keyedNumberAllowed: false,
    contact: { phone: null, email: null, web: null, street: null, city: null, postcode: null },
    promisePolicy: { latestDays: 14, leastPercent: 30, graceWorkingDays: 2, toleranceMinor: 100 },
  });
  await sqliteCampaigns.add(tx, {
    id: campaignId,
    creditorId,
    name: 'November reminders',
    flow: 'soft-reminder',
    state: 'running',
    purpose: 'collection',
    standing: false,
    settings: { ...defaultCampaignSettings, concurrency: 8 },
    createdAt,
  });
  for (const [index, name] of ['carrier', 'backup'].entries())
    await sqliteTrunks.add(tx, {
      id: systemIds.next('trk'),
      name,
      host: `sip${index + 1}.carrier.example`,
      port: 5060,
      user: 'acme',
      password: 'a secret of the trunk',
      codec: 'alaw',
      simulated: false,
      destinations: ['CZ', 'SK'],
      channels: index === 0 ? 12 : 30,
      callsPerSecond: 4,
    });
  for (const [index, verifiedAt] of [createdAt, null].entries())
    await sqliteCallerIdentities.add(tx, {
      id: systemIds.next('cid'),
      creditorId,
      number: must(parsePhone(`+42000090000${index + 1}`, 'CZ')).number,
      verifiedAt,
      dailyCap: 200,
      concurrentCap: null,
      inboundFlow: null,
      inboundAgent: null,
    });
}
