import type { Actor } from '../../journal/event.ts';
import type { EnrolmentId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { inVersion } from '../in-version.ts';
import type { Strategy } from '../model.ts';
import { getStrategy } from '../strategy-book.ts';
import type { HandTools } from './planner-tools.ts';

/** `moved`: receivables that go on in the published version. `kept`: they stay, since their last step is not in it. */
export type Migration = { readonly strategy: string; readonly to: string; readonly moved: number; readonly kept: number };

/**
 * Moves what runs in an older version of a strategy over to the published one: each goes on behind the step of the same name that it had done
 * last. Nothing is moved that has no such step there: nobody would know what comes next. In chunks; interrupted, it is simply ordered again.
 */
export async function migrateEnrolments(
  tools: HandTools,
  actor: Actor,
  { strategy: name, from }: { readonly strategy: string; readonly from: string },
): Promise<Result<Migration, Refusal<'not_published' | 'unknown_version'>>> {
  const { book, current } = await tools.work.run((tx) => tools.library.open(tx));
  const to = current(name);
  if (!to) return refuse('not_published', `No version of the strategy "${name}" is published`);
  if (from === to.version || !book.has(`${name}@${from}`))
    return refuse('unknown_version', `${name}@${from} is no older version of this strategy`);
  let moved = 0;
  let kept = 0;
  let after: EnrolmentId | null = null;
  for (;;) {
    const chunk: { last: EnrolmentId | null; moved: number; kept: number } = await tools.work.run((tx) =>
      migrateSome(tools, tx, actor, to, from, after),
    );
    moved += chunk.moved;
    kept += chunk.kept;
    after = chunk.last;
    if (after === null) return accept({ strategy: name, to: to.version, moved, kept });
  }
}

const chunkSize = 200;

async function migrateSome(tools: HandTools, tx: Tx, actor: Actor, to: Strategy, from: string, after: EnrolmentId | null) {
  const some = await tools.enrolments.inVersion(tx, to.name, from, after, chunkSize);
  const { book } = await tools.library.open(tx);
  const moves = some.flatMap(({ progress, receivableId, caseId }) => {
    const goneOn = inVersion(progress, getStrategy(book, progress), to);
    return goneOn ? [{ progress: goneOn, receivableId, caseId }] : [];
  });
  await tools.enrolments.advance(
    tx,
    moves.map(({ progress }) => progress),
  );
  await tools.cases.wake(
    tx,
    moves.map(({ caseId }) => caseId),
    tools.clock.now().epochMilliseconds,
  );
  await tools.journal.append(
    tx,
    actor,
    moves.map(({ progress: { enrolmentId, version }, receivableId, caseId }) => ({
      type: 'strategy_migrated',
      subject: { receivableId, caseId },
      data: { enrolmentId, strategy: to.name, from, to: version },
    })),
  );
  const last = some.length < chunkSize ? null : (some.at(-1)?.progress.enrolmentId ?? null);
  return { last, moved: moves.length, kept: some.length - moves.length };
}
