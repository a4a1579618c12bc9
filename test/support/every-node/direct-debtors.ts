import type { CompiledFlow } from '../../../src/flow/compile.ts';
import type { FlowSession } from '../../../src/flow/session.ts';
import type { DirectedLeg } from './directed-network.ts';
import { type RehearsedErrand, rehearseErrand } from './errands.ts';
import type { Callee } from './find-places.ts';
import type { SentOut } from './flow-at-every-node.ts';
import type { CallNow } from './watch-calls.ts';

/** What came of an errand: the call on record, the same call in virtual time, and the keys that were pressed in all. */
export type DoneErrand = RehearsedErrand & { readonly telephone: string; readonly attemptId: string; readonly keys: number };

/** What the record knows of a call and of whoever is on the line. */
export type OnRecord = {
  callWith(telephone: string): CallNow | undefined;
  flowOf(session: FlowSession): Promise<CompiledFlow>;
  /** Who is on the line, as the call began with her. */
  calleeOf(sent: SentOut, session: FlowSession): Promise<Callee>;
};

/**
 * Leads each debtor through her errand: she does what is next as soon as the record says that the call has come there. It is rehearsed with
 * the facts that her own call began with.
 */
export function directDebtors(
  sent: readonly SentOut[],
  { callWith, flowOf, calleeOf }: OnRecord,
): { lead(leg: DirectedLeg): Promise<void>; readonly done: readonly DoneErrand[] } {
  const done: DoneErrand[] = [];
  const lead = async (leg: DirectedLeg): Promise<void> => {
    const debtor = sent.find(({ telephone }) => telephone === leg.number);
    if (!debtor) throw new Error(`${leg.number} has no errand`);
    let call: CallNow | undefined;
    for (let waited = 0; !call && waited < patienceMs && leg.up(); waited += lookMs) {
      await leg.rest(lookMs);
      call = callWith(leg.number);
    }
    if (!call) return leg.hangUp();
    const { attemptId, session } = call;
    const rehearsed = rehearseErrand(await flowOf(session), await calleeOf(debtor, session), debtor.errand);
    const keys = rehearsed.cues.reduce((count, cue) => count + cue.keys.length, 0);
    done.push({ ...rehearsed, telephone: leg.number, attemptId, keys });
    for (const cue of rehearsed.cues) {
      for (let waited = 0; (callWith(leg.number)?.arrivals ?? 0) < cue.arrivals && waited < patienceMs; waited += lookMs) {
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
