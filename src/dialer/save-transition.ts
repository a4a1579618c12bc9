import type { Happening } from '../journal/event.ts';
import type { Treatment, Tx } from '../kernel/transaction.ts';
import { applyEffect } from './apply-effect.ts';
import type { Transition } from './call/conducted-call.ts';
import { subjectOf } from './call/subject-of.ts';
import type { DialerTools } from './dialer-tools.ts';
import { isTelling, tellEffect } from './tell-effect.ts';

/**
 * One transition of a call, in one transaction: the session, what the debtor decided, what was heard and pressed, and the journal.
 * Only after it is durable does the call take its next step; after a crash it goes on from here, and nothing that was decided is done twice.
 */
export async function saveTransition(tools: DialerTools, transition: Transition): Promise<void> {
  const { attempt, session, effects, evidence, keys, resumed, answeredAt } = transition;
  const subject = subjectOf(attempt);
  const cameIn = session.facts.direction === 'inbound';
  await tools.work.run(async (tx) => {
    if (answeredAt !== null) await (cameIn ? tools.inboundCalls : tools.attempts).markAnswered(tx, attempt.id, answeredAt);
    const again = effects.some(isTelling) && (await wasSaved(tools, tx, transition));
    await tools.sessions.save(tx, attempt.id, session, keys);
    const lines: Happening[] = evidence.map((line) => ({ ...line, subject }));
    if (answeredAt !== null)
      lines.unshift({
        type: cameIn ? 'inbound_call_answered' : 'attempt_answered',
        subject,
        data: { at: answeredAt, flow: session.flow, version: session.version, language: session.language },
      });
    lines.push({
      type: 'node_entered',
      subject,
      data: { node: session.node, visit: session.visit, verified: session.verified, resumed },
    });
    await tools.journal.append(tx, 'dialer', lines);
    for (const effect of effects) {
      if (!isTelling(effect)) await applyEffect(tools, tx, transition, effect);
      else if (!again) await tellEffect(tools, tx, transition, effect);
    }
  }, treatmentOf(transition));
}

/** Every answer and every node entered counts on in the session: the same counts are the same transition. */
async function wasSaved({ sessions }: DialerTools, tx: Tx, { attempt, session }: Transition): Promise<boolean> {
  const saved = (await sessions.find(tx, attempt.id))?.session;
  return saved !== undefined && saved.visit === session.visit && saved.turns === session.turns;
}

/**
 * What the debtor decided is on the disk before she hears that it is noted. What was said and pressed is safe when this process dies; a
 * power cut ends the call itself.
 */
function treatmentOf({ effects, waitedFor }: Transition): Treatment {
  const decided = effects.some((effect) => effect.do !== 'set_result');
  return { urgency: waitedFor ? 'call' : 'soon', survives: decided ? 'power_cut' : 'process_end' };
}
