import { decideResultCode } from '../../../src/dialer/decide-result-code.ts';
import type { RehearsedCall } from '../../../src/flow/rehearsed-call.ts';
import type { DataEffect, FlowSession } from '../../../src/flow/session.ts';
import type { JournalEvent } from '../../../src/journal/event.ts';
import { field, type Lines, linesOf } from '../read-journal.ts';
import type { DoneErrand } from './direct-debtors.ts';

/** What the journal of a real call tells otherwise than the same call in virtual time, a line each: empty when it was the same call. */
export function toldOtherwise(journal: Lines, { attemptId, call, keys }: DoneErrand): string[] {
  const own = journal.filter(({ subject }) => subject.attemptId === attemptId);
  return [
    ...differ('went', arrivalsIn(own), arrivalsOf(call)),
    ...differ('pressed', keysIn(own), keysOf(call)),
    ...differ('did', effectsIn(own), [...call.effects.flatMap(effectOf), ...numberProvedBy(call)].toSorted()),
    ...heardOtherwise(own, call),
    ...differ('came to', own.filter(({ type }) => type === 'attempt_ended' || type === 'inbound_call_ended').map(resultIn), [
      resultOf(call, keys),
    ]),
  ];
}

function differ(what: string, real: readonly string[], rehearsed: readonly string[]): string[] {
  const [was, expected] = [real.join('; '), rehearsed.join('; ')];
  return was === expected ? [] : [`${what}\n    ${was || 'nothing'}\n  rehearsed\n    ${expected || 'nothing'}`];
}

function arrivalsIn(own: Lines): string[] {
  return linesOf(own, 'node_entered').map(
    (line) => `${field(line, 'node')} ${field(line, 'visit')}${field(line, 'verified') ? ' verified' : ''}`,
  );
}

function arrivalsOf({ transitions }: RehearsedCall): string[] {
  return transitions.map(({ session: { node, visit, verified } }) => `${node} ${visit}${verified ? ' verified' : ''}`);
}

function keysIn(own: Lines): string[] {
  return linesOf(own, 'keys_pressed').map((line) => `${field(line, 'keys')} (${field(line, 'count')}) at ${field(line, 'node')}`);
}

/** What identifies somebody, or broke off, is told by its number of digits only. */
function keysOf({ transitions }: RehearsedCall): string[] {
  return transitions.flatMap(({ input }, index) => {
    const asked = transitions[index - 1]?.session;
    const masked = (count: number) => (count > 0 ? [`${'•'.repeat(count)} (${count}) at ${asked?.node}`] : []);
    if (input.type === 'keyed') return [`${input.digits} (${input.digits.length}) at ${asked?.node}`];
    return input.type === 'identity_part' || input.type === 'partial' ? masked(input.count) : [];
  });
}

/** The prompts that began to sound, node by node: nothing else than was to be said, all of it where nothing cut it short. */
function heardOtherwise(own: Lines, { transitions }: RehearsedCall): string[] {
  const heard: string[][] = [];
  const since: string[] = [];
  for (const line of own) {
    if (line.type === 'prompt_heard') since.push(String(field(line, 'prompt')));
    if (line.type === 'node_entered') heard.push(since.splice(0));
  }
  heard.push(since);
  return transitions.flatMap(({ session }, index) => {
    const said = promptsOf(session);
    const real = heard[index + 1] ?? [];
    const answer = transitions[index + 1]?.input.type;
    const whole = answer === 'silence' || (answer === 'said' && session.waiting?.do === 'say' && !session.waiting.bargeIn);
    return differ(`heard at ${session.node}`, real, whole ? said : said.slice(0, real.length));
  });
}

function promptsOf({ waiting }: FlowSession): string[] {
  if (waiting?.do === 'transfer') return [waiting.hold.prompt];
  return waiting && 'say' in waiting ? waiting.say.map(({ prompt }) => prompt) : [];
}

function effectsIn(own: Lines): string[] {
  const done = own.flatMap((line) => {
    const about = told[line.type];
    return about ? [`${line.type} ${JSON.stringify(about(line))}`] : [];
  });
  return done.toSorted();
}

/** Whoever proves who she is proves that the number is hers as well; not who calls from a telephone of anybody's. */
function numberProvedBy({ transitions }: RehearsedCall): string[] {
  if (transitions[0]?.session.facts.candidates !== 'one') return [];
  const proved = transitions.some(({ input }) => input.type === 'identity' && input.outcome === 'match');
  return proved ? ['contact_point_marked "verified"'] : [];
}

/** Of each event that an effect leads to, what tells one from another. */
const told: Readonly<Record<string, (line: JournalEvent) => unknown>> = {
  promise_recorded: (line) => [field(line, 'amountMinor') ?? field(line, 'totalMinor'), field(line, 'date')],
  plan_accepted: (line) => [field(line, 'totalMinor'), (field(line, 'instalments') as unknown[]).length],
  dispute_opened: (line) => [field(line, 'code'), field(line, 'receivables')],
  paid_claim_recorded: (line) => field(line, 'receivables'),
  hardship_recorded: () => null,
  contact_point_marked: (line) => field(line, 'status'),
  opt_out_recorded: (line) => field(line, 'scope'),
  verification_locked: () => null,
  callback_asked: () => null,
  call_tagged: (line) => field(line, 'tag'),
  survey_answered: (line) => [field(line, 'question'), field(line, 'answer')],
  follow_up_requested: (line) => [field(line, 'channel'), field(line, 'template')],
};

function effectOf(effect: DataEffect): string[] {
  const tell = (type: string, about: unknown) => [`${type} ${JSON.stringify(about)}`];
  switch (effect.do) {
    case 'set_result':
      return []; // the call's result is compared at its end
    case 'register_promise':
      return tell('promise_recorded', [effect.amountMinor, effect.date]);
    case 'accept_plan': {
      const total = effect.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return tell('plan_accepted', [total, effect.instalments.length]);
    }
    case 'open_dispute':
      return tell('dispute_opened', [effect.code, effect.receivables]);
    case 'claim_paid':
      return tell('paid_claim_recorded', effect.receivables);
    case 'record_hardship':
      return tell('hardship_recorded', null);
    case 'mark_wrong_person':
      return tell('contact_point_marked', 'wrong_party');
    case 'opt_out':
      return tell('opt_out_recorded', effect.scope);
    case 'lock_verification':
      return tell('verification_locked', null);
    case 'ask_callback':
      return tell('callback_asked', null);
    case 'tag':
      return tell('call_tagged', effect.tag);
    case 'answer_survey':
      return tell('survey_answered', [effect.question, effect.answer]);
    case 'request_follow_up':
      return tell('follow_up_requested', [effect.channel, effect.template]);
  }
}

function resultIn(line: JournalEvent): string {
  return `${field(line, 'result')}, hung up by ${field(line, 'hungUpBy')}`;
}

function resultOf(call: RehearsedCall, keys: number): string {
  const { result, verified, ended: completed } = call.session();
  const said = { result, verified, keys, completed, noPerson: null };
  const end = { answered: true, byUs: completed, ringTimedOut: false, ringing: true, sipCode: null, cause: 16 };
  const leg = { ...end, channelId: 'leg', at: 0 } as unknown as Parameters<typeof decideResultCode>[0];
  return `${decideResultCode(leg, said)}, hung up by ${completed ? 'us' : 'far_end'}`;
}
