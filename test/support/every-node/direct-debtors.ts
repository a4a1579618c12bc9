import type { CompiledFlow } from '../../../src/flow/compile.ts';
import type { DirectedLeg } from './directed-network.ts';
import { type Errand, type RehearsedErrand, rehearseErrand } from './errands.ts';
import type { Callee } from './find-places.ts';
import type { CallNow } from './watch-sessions.ts';

/** A debtor who was sent on an errand. */
export type SentDebtor = { readonly number: string; readonly secrets: Callee['secrets']; readonly errand: Errand };

/** What came of an errand: the call on record, the same call in virtual time, and the keys that were pressed in all. */
export type DoneErrand = RehearsedErrand & { readonly debtor: SentDebtor; readonly attemptId: string; readonly keys: number };

/**
 * Leads each debtor through her errand: she does what is next as soon as the record says that the call has come there. It is rehearsed with
 * the facts that her own call began with.
 */
export function directDebtors(
  flow: () => Promise<CompiledFlow>,
  debtors: readonly SentDebtor[],
  callTo: (number: string) => CallNow | undefined,
): { lead(leg: DirectedLeg): Promise<void>; readonly done: readonly DoneErrand[] } {
  const done: DoneErrand[] = [];
  const lead = async (leg: DirectedLeg): Promise<void> => {
    const debtor = debtors.find(({ number }) => number === leg.number);
    if (!debtor) throw new Error(`${leg.number} has no errand`);
    let call: CallNow | undefined;
    for (let waited = 0; !call && waited < patienceMs && leg.up(); waited += lookMs) {
      await leg.rest(lookMs);
      call = callTo(leg.number);
    }
    if (!call) return leg.hangUp();
    const { attemptId, session } = call;
    const rehearsed = rehearseErrand(await flow(), { facts: session.facts, secrets: debtor.secrets }, debtor.errand);
    const keys = rehearsed.cues.reduce((count, cue) => count + cue.keys.length, 0);
    done.push({ ...rehearsed, debtor, attemptId, keys });
    for (const cue of rehearsed.cues) {
      for (let waited = 0; (callTo(leg.number)?.session.turns ?? 0) < cue.turns && waited < patienceMs; waited += lookMs) {
        if (!leg.up()) return;
        await leg.rest(lookMs);
      }
      if (cue.do === 'press') await leg.press(cue.keys);
      else {
        await leg.rest(intoPromptMs);
        await leg.hangUp();
      }
    }
    while (leg.up()) await leg.rest(1000);
  };
  return { lead, done };
}

const lookMs = 50;
/** Whoever hangs up in a prompt has heard something of it. */
const intoPromptMs = 200;
/** The longest question of a flow, asked as often as it is. */
const patienceMs = 240_000;
