import type { CallReport } from '../../src/dialer/call/conducted-call.ts';
import type { EvidenceLine } from '../../src/dialer/call/heard.ts';
import type { DialerTools } from '../../src/dialer/dialer-tools.ts';
import type { Reservation } from '../../src/dialer/reserve-attempt.ts';
import { saveTransition } from '../../src/dialer/save-transition.ts';
import type { CompiledFlow } from '../../src/flow/compile.ts';
import { interpret } from '../../src/flow/interpret.ts';
import type { DataEffect, FlowInput, FlowSession, IdentityField, WaitEffect } from '../../src/flow/session.ts';
import { checkIdentity } from '../../src/receivables/check-identity.ts';
import type { MovingClock } from './moving-clock.ts';

/** Who has answered: what she can key in about herself, and what she presses at which node, in turn; nothing where nothing is said. */
export type Listener = {
  readonly knows: Readonly<Partial<Record<IdentityField, string>>>;
  readonly presses: Readonly<Record<string, string>>;
};

/**
 * A call that was answered, from its first word to its last: the interpreter runs the flow, each transition is saved as on the telephone, and
 * only sound is left out. Each answer takes some seconds.
 */
export async function answerCall(
  tools: DialerTools,
  clock: MovingClock,
  { attempt, plan: { flow, session: fresh } }: Reservation,
  listener: Listener,
): Promise<CallReport> {
  let session = fresh;
  let input: FlowInput = { type: 'started' };
  let answeredAt: number | null = clock.ms;
  let evidence: readonly EvidenceLine[] = [];
  let keys = 0;
  const pressed = new Map<string, number>();
  const keyed: Partial<Record<IdentityField, string>> = {};
  for (;;) {
    const next = interpret(flow, session, input);
    const effects = next.effects.filter(isData);
    const wait = next.effects.find((effect): effect is WaitEffect => !isData(effect));
    ({ session } = next);
    await saveTransition(tools, { attempt, session, effects, evidence, keys, resumed: false, answeredAt, waitedFor: true });
    answeredAt = null;
    if (!wait || wait.do === 'hang_up') return { session, keys, evidence: [], completed: true, noPerson: null, fault: null };
    clock.pass(answerMs);
    const said = heard(flow, session, wait);
    const press = pressFor(session, wait, listener, pressed, keyed);
    keys += press.length;
    evidence = [...said, ...(press === '' ? [] : [pressedLine(session, wait, press)])];
    input = await answerTo(wait, press);
  }

  async function answerTo(wait: Exclude<WaitEffect, { do: 'hang_up' }>, press: string): Promise<FlowInput> {
    switch (wait.do) {
      case 'say':
        return { type: 'said' };
      case 'ask':
        return press === '' ? { type: 'silence' } : { type: 'keyed', digits: press };
      case 'ask_identity':
        return { type: 'identity_part', count: press.length, complete: press !== '' };
      case 'check_identity':
        return { type: 'identity', outcome: await check(wait.fields) };
      case 'transfer':
        return { type: 'transferred', outcome: 'nobody' };
      case 'record':
        return { type: 'recorded', recording: null, durationMs: 0 };
      case 'record_call':
        return { type: 'recording', on: false };
      case 'call_webhook':
        return { type: 'webhook', outcome: 'failed', leave: null, values: {} };
      case 'leave_message':
        return { type: 'message_left', complete: true };
      case 'find_person':
        return { type: 'person_found', facts: null };
    }
  }

  async function check(fields: readonly IdentityField[]) {
    const { id: attemptId, personId, creditorId } = attempt;
    const parts = Object.fromEntries(fields.map((field) => [field, keyed[field] ?? '']));
    const act = { actor: 'debtor', origin: `${attemptId}:${session.visit}:check`, attemptId } as const;
    const outcome = await tools.work.run((tx) => checkIdentity(tools, tx, act, { personId, creditorId, parts }));
    return outcome === 'locked' ? 'no_match' : outcome;
  }
}

/** From the end of a question to its answer, with the question. */
const answerMs = 6000;

const waits: ReadonlySet<string> = new Set<WaitEffect['do']>([
  ...(['say', 'ask', 'ask_identity', 'check_identity', 'find_person', 'transfer', 'record', 'record_call'] as const),
  ...(['call_webhook', 'leave_message', 'hang_up'] as const),
]);

function isData(effect: DataEffect | WaitEffect): effect is DataEffect {
  return !waits.has(effect.do);
}

/** The next of the keys that she has for this node; of a question about who she is, what she knows. */
function pressFor(
  { node }: FlowSession,
  wait: WaitEffect,
  { knows, presses }: Listener,
  pressed: Map<string, number>,
  keyed: Partial<Record<IdentityField, string>>,
): string {
  if (wait.do === 'ask_identity') {
    keyed[wait.field] = knows[wait.field] ?? '';
    return keyed[wait.field] ?? '';
  }
  if (wait.do !== 'ask') return '';
  const nth = pressed.get(node) ?? 0;
  pressed.set(node, nth + 1);
  return presses[node]?.[nth] ?? '';
}

function heard(flow: CompiledFlow, { node, verified }: FlowSession, wait: WaitEffect): readonly EvidenceLine[] {
  const says = 'say' in wait ? wait.say : [];
  return says.map(({ prompt }) => ({
    type: 'prompt_heard',
    data: {
      ...{ node, prompt, playedMs: promptMs, ofMs: promptMs, outcome: 'finished' },
      ...{ disclosesDebt: flow.informing.has(prompt), verified },
    },
  }));
}

const promptMs = 2000;

function pressedLine({ node }: FlowSession, wait: WaitEffect, press: string): EvidenceLine {
  const shown = wait.do === 'ask_identity' ? '•'.repeat(press.length) : press;
  return { type: 'keys_pressed', data: { node, keys: shown, count: press.length } };
}
