import type { SinceBackup } from '../gate/events.ts';
import type { EmergencyStop, RestoredFrom, Suppressions } from '../gate/ports.ts';
import type { Actor } from '../journal/event.ts';
import type { PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx, UnitOfWork } from '../kernel/transaction.ts';
import type { Messages } from '../outreach/ports.ts';
import { placeHold } from '../receivables/place-hold.ts';
import type { OwingPage, Tools } from '../receivables/ports.ts';

type ConfirmTools = Tools & {
  readonly work: UnitOfWork;
  readonly gate: { readonly emergencyStop: EmergencyStop; readonly suppressions: Suppressions };
  readonly messages: Messages;
};

/**
 * What happened between the backup and its restore. `nothing`: nobody was called or written to. `listed`: whoever was called stands on a
 * suppression list (`list`), which holds them back by itself. `unknown`: nobody can tell.
 */
export type RestoreConfirmation = {
  readonly since: SinceBackup;
  readonly list: string | null;
  readonly reason: string;
};

export type ConfirmedRestore = { readonly heldBack: number; readonly dropped: number };

/** As long as the longest of the shipped rules looks back: seven days of frequency and of silence after a conversation. */
const heldBackDays = 7;
const personsAtATime = 200;

/**
 * Lifts the hold of a restored record. Unless nothing happened since the backup, messages that were waiting are dropped (they may have left
 * already: a missed one is acceptable, a double one never). Where nobody can tell who was called, whoever owes something is left alone until
 * seven days after the restore, so that no call that is not on record can break a limit. Interrupted, it is simply ordered again.
 */
export async function confirmRestore(
  tools: ConfirmTools,
  actor: Actor,
  { since, list, reason }: RestoreConfirmation,
): Promise<Result<ConfirmedRestore, Refusal<'not_restored' | 'unknown_list'>>> {
  const { work, gate, journal } = tools;
  const from = await work.run((tx) => gate.emergencyStop.restored(tx));
  if (!from)
    return refuse(
      'not_restored',
      'This record does not wait for a confirmation: it was not restored, or it was confirmed before',
    );
  if (since === 'listed') {
    const now = tools.clock.now().epochMilliseconds;
    const lists = await work.run((tx) => gate.suppressions.lists(tx, now));
    if (!lists.some((each) => each.list === list && each.inForce > 0))
      return refuse(
        'unknown_list',
        `No number is in force on the suppression list ${list}. Import it first: dovolat import suppression`,
      );
  }
  const heldBack = since === 'unknown' ? await holdBack(tools, actor, from) : 0;
  const dropped = since === 'nothing' ? 0 : await dropWaiting(tools);
  await work.run(async (tx) => {
    await gate.emergencyStop.setRestored(tx, null);
    await journal.append(tx, actor, [{ type: 'restore_confirmed', subject: {}, data: { since, reason, heldBack, dropped } }]);
  });
  return accept({ heldBack, dropped });
}

async function holdBack(tools: ConfirmTools, actor: Actor, from: RestoredFrom): Promise<number> {
  const { work, books } = tools;
  const until = from.restoredAt + heldBackDays * 86_400_000;
  let held = 0;
  for (const creditor of await work.run((tx) => books.creditors.list(tx))) {
    for (let after: PersonId | null = null; ; ) {
      const last = after;
      const page: OwingPage = await work.run(async (tx) => {
        const found = await books.receivables.owing(tx, creditor.id, { who: 'anybody' }, last, personsAtATime);
        for (const personId of found.people) if (await holdPerson(tools, tx, actor, { personId, until, from })) held += 1;
        return found;
      });
      if (page.next === null) break;
      after = page.next;
    }
  }
  return held;
}

type Held = { readonly personId: PersonId; readonly until: number; readonly from: RestoredFrom };

/** False when that person is held back already, as a debtor of another creditor or by an interrupted order. */
async function holdPerson(tools: ConfirmTools, tx: Tx, actor: Actor, { personId, until, from }: Held): Promise<boolean> {
  const origin = `restore:${from.restoredAt}:${personId}`;
  if ((await tools.books.holds.findByOrigin(tx, origin)).length > 0) return false;
  await placeHold(
    tools,
    tx,
    { actor, origin },
    {
      ...{ reason: 'data_quality', scope: 'person', personId, from: tools.clock.now().epochMilliseconds, until },
      ...{ creditorId: null, caseId: null, receivableId: null, channel: null, cause: null },
    },
  );
  return true;
}

async function dropWaiting({ work, messages, journal, clock }: ConfirmTools): Promise<number> {
  let dropped = 0;
  for (const state of ['waiting', 'handing_over'] as const)
    for (const message of await work.run((tx) => messages.inState(tx, state)))
      await work.run(async (tx) => {
        const { id, channel, personId, creditorId, campaignId, attemptId, tries, dueAt, where } = message;
        const code = 'restored_from_backup';
        const fate = { state: 'unknown', settledAt: clock.now().epochMilliseconds, failure: code } as const;
        await messages.setFate(tx, id, { dueAt, tries, where, ...fate });
        const subject = {
          creditorId,
          ...(personId && { personId }),
          ...(campaignId && { campaignId }),
          ...(attemptId && { attemptId }),
        };
        const data = { messageId: id, channel, driver: 'none', code };
        await journal.append(tx, 'outreach', [{ type: 'message_fate_unknown', subject, data }]);
        dropped += 1;
      });
  return dropped;
}
