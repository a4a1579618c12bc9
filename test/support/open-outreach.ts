import { sqliteContactLedger, sqliteEmergencyStop } from '../../src/adapters/db/gate/sqlite-gate.ts';
import { sqliteNotices } from '../../src/adapters/db/gate/sqlite-notices.ts';
import { sqliteSuppressions } from '../../src/adapters/db/gate/sqlite-suppressions.ts';
import { sqliteCursors, sqliteJournalReader } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteMessages } from '../../src/adapters/db/outreach/sqlite-messages.ts';
import { sqliteOutboxView } from '../../src/adapters/db/outreach/sqlite-outbox-view.ts';
import { sqliteBankAccounts } from '../../src/adapters/db/receivables/sqlite-bank-accounts.ts';
import { systemIds, systemTimers } from '../../src/adapters/system/system-clock.ts';
import { bankDataByStatements } from '../../src/gate/bank-data-by-statements.ts';
import { centralEuropeanPacks } from '../../src/gate/packs/central-europe.ts';
import type { Language } from '../../src/kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, PersonId } from '../../src/kernel/ids.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import { reactToFollowUpRequested } from '../../src/outreach/react-to-follow-up-requested.ts';
import type { Creditor, DebtorRow } from '../../src/receivables/model.ts';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import { openBooks } from './open-books.ts';

/** The written channels on a real database: a debtor who is on the phone, and what she asks for there. */
export async function openOutreach() {
  const books = await openBooks();
  const listeners = new Set<() => void>();
  const complaints: string[] = [];
  const log: Logger = {
    info: () => {},
    warn: (_fields, message) => void complaints.push(message),
    error: (_fields, message) => void complaints.push(message),
    fatal: (_fields, message) => void complaints.push(message),
  };
  const parts = {
    ...books.tools,
    work: books.work,
    messages: sqliteMessages,
    gate: {
      books: books.tools.books,
      clock: books.tools.clock,
      ledger: sqliteContactLedger,
      suppressions: sqliteSuppressions,
      emergencyStop: sqliteEmergencyStop,
      notices: sqliteNotices,
      bankData: bankDataByStatements(books.tools.books, sqliteBankAccounts),
      packs: centralEuropeanPacks,
    },
    reader: sqliteJournalReader(books.db, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    cursors: sqliteCursors(books.db),
    timers: systemTimers,
    log,
  };
  const campaignId = systemIds.next('cmp');
  const view = sqliteOutboxView(books.db);
  const consumer = reactToFollowUpRequested(parts);

  const debtor = async (creditor: Creditor, row: Partial<DebtorRow> = {}): Promise<OnThePhone> => {
    const { personId } = await books.register(creditor, { ...jana, ...row });
    const points = await books.run((tx) => books.tools.books.contactPoints.ofPerson(tx, personId));
    const spoken = points.find(({ kind }) => kind === 'phone') ?? points[0];
    if (!spoken) throw new Error('the debtor has neither a phone nor an address');
    return { personId, creditor, campaignId, attemptId: systemIds.next('att'), contactPointId: spoken.id };
  };

  return {
    ...books,
    parts,
    view,
    consumer,
    complaints,
    debtor,
    messages: () => view.list({ limit: 100 }),
    /** Wakes whoever waits for the journal, as a commit of this process does. */
    tellOfCommit: () => {
      for (const listener of listeners) listener();
    },
    promise: async ({ personId, creditor, attemptId }: OnThePhone, amountMinor: number, date: string) => {
      const wish = { personId, creditorId: creditor.id, amountMinor, currency: creditor.currency, date };
      const origin = `${attemptId}:5:register_promise`;
      const made = await books.run((tx) => recordPromise(books.tools, tx, { actor: 'debtor', origin, attemptId }, wish));
      if (!made.ok) throw new Error(made.message);
    },
    /** The journal line that a call writes when a reply is asked for. */
    ask: async (who: OnThePhone, channel: 'sms' | 'email', template: string, verified = true, language?: Language) => {
      const { personId, creditor, attemptId, contactPointId } = who;
      const subject = { personId, creditorId: creditor.id, campaignId, attemptId };
      const data = { channel, template, visit: 6, contactPointId, verified, language };
      await books.run((tx) => books.tools.journal.append(tx, 'debtor', [{ type: 'follow_up_requested', subject, data }]));
    },
  };
}

export type OpenOutreach = Awaited<ReturnType<typeof openOutreach>>;

export type OnThePhone = {
  readonly personId: PersonId;
  readonly creditor: Creditor;
  readonly campaignId: CampaignId;
  readonly attemptId: AttemptId;
  /** The number that is spoken from. */
  readonly contactPointId: ContactPointId;
};

export function phone(text: string): DebtorRow['phones'][number] {
  const parsed = parsePhone(text, 'CZ');
  if (!parsed.ok) throw new Error(parsed.message);
  return { number: parsed.value.number, kind: parsed.value.kind };
}

const jana: Partial<DebtorRow> = {
  receivableId: 'F-1',
  debtorId: 'D-17',
  name: 'Jana Nováková',
  phones: [phone('+420000101001')],
  email: 'jana@example.com',
  amountMinor: 123_450,
  due: '2026-11-01',
  variableSymbol: '2026110017',
  iban: 'CZ6508000000192000145399',
  document: 'FV-2026/117',
};
