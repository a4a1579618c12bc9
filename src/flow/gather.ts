import type { FlowInput, Gather, WaitEffect } from './session.ts';

/**
 * Keys pressed before the question that they answer. The driver holds it for the length of a call (in memory only: it may hold identity
 * digits) and passes it from one question to the next.
 */
export type TypeAhead = {
  readonly keys: string;
  /** The last entry was complete by its count, so that a `#` pressed out of habit right after it means nothing. */
  readonly afterCount: boolean;
};

/** A question being answered. Times are the caller's clock in ms. */
export type GatherState = {
  readonly digits: string;
  readonly promptEnded: boolean;
  /** When the waiting ends; null while the prompt plays and no key has come. */
  readonly until: number | null;
  readonly afterCount: boolean;
};

export type GatherEvent =
  | { readonly type: 'digit'; readonly digit: string; readonly at: number }
  | { readonly type: 'tick'; readonly at: number }
  | { readonly type: 'prompt_ended'; readonly at: number };

export type Gathered =
  | { readonly outcome: 'digits'; readonly digits: string }
  | { readonly outcome: 'silence' }
  /** Broke off below `minDigits`. */
  | { readonly outcome: 'partial'; readonly count: number }
  | { readonly outcome: 'cancelled' };

export type GatherStep =
  /** Call again with a tick at `until`, if not null. `silenced`: a key was heard, the prompt must not (or no longer) play. */
  | { readonly status: 'waiting'; readonly state: GatherState; readonly until: number | null; readonly silenced: boolean }
  /** `ahead`: keys left over for the next question. */
  | { readonly status: 'done'; readonly result: Gathered; readonly ahead: TypeAhead };

export const nothingTyped: TypeAhead = { keys: '', afterCount: false };

/**
 * Begins a question at `at`: keys typed ahead are taken first, and may answer it before its prompt is played at all. While the step is
 * `waiting`, the question has taken over what was typed ahead (or dropped it, where the question must be heard): the driver keeps none.
 */
export function startGather(spec: Gather, ahead: TypeAhead, at: number): GatherStep {
  const empty: GatherState = { digits: '', promptEnded: false, until: null, afterCount: ahead.afterCount };
  let step: GatherStep = waiting(empty);
  if (!spec.typeAhead) return step;
  for (const [index, digit] of [...ahead.keys].entries()) {
    if (step.status === 'done') break;
    step = gather(spec, step.state, { type: 'digit', digit, at });
    if (step.status === 'done') step = { ...step, ahead: { ...step.ahead, keys: ahead.keys.slice(index + 1) } };
  }
  return step;
}

/** One event of a question. Pure; a key that arrives after `until` but before its tick still counts. */
export function gather(spec: Gather, state: GatherState, event: GatherEvent): GatherStep {
  switch (event.type) {
    case 'digit':
      return press(spec, state, event.digit, event.at);
    case 'prompt_ended':
      if (state.digits !== '' || state.promptEnded) return waiting({ ...state, promptEnded: true });
      return waiting({ ...state, promptEnded: true, until: event.at + spec.firstDigitMs });
    case 'tick':
      return state.until === null || event.at < state.until ? waiting(state) : done(ended(spec, state.digits), false);
  }
}

/** A key pressed while nothing is asked. */
export function typeAhead(ahead: TypeAhead, digit: string): TypeAhead {
  if (ahead.afterCount && ahead.keys === '' && digit === '#') return nothingTyped;
  return { keys: (ahead.keys + digit).slice(0, 64), afterCount: ahead.afterCount && ahead.keys !== '' };
}

/** What the flow is told; for an identity question the number of digits only. Identity digits themselves go to the identity check. */
export function answerOf(effect: Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>, gathered: Gathered): FlowInput {
  if (gathered.outcome === 'cancelled') return { type: 'cancelled' };
  if (effect.do === 'ask_identity') {
    if (gathered.outcome === 'digits') return { type: 'identity_part', count: gathered.digits.length, complete: true };
    return { type: 'identity_part', count: gathered.outcome === 'partial' ? gathered.count : 0, complete: false };
  }
  if (gathered.outcome === 'digits') return { type: 'keyed', digits: gathered.digits };
  return gathered.outcome === 'partial' ? { type: 'partial', count: gathered.count } : { type: 'silence' };
}

function press(spec: Gather, state: GatherState, digit: string, at: number): GatherStep {
  if (state.afterCount && state.digits === '' && digit === '#') return waiting({ ...state, afterCount: false });
  if (digit === spec.cancelKey) return done({ outcome: 'cancelled' }, false);
  if (digit === spec.finishKey) return done(ended(spec, state.digits, 0), false);
  const many = spec.maxDigits > 1;
  if (!(many ? /^[0-9]$/ : /^[0-9*#A-D]$/).test(digit)) return waiting({ ...state, afterCount: false });
  const digits = state.digits + digit;
  if (digits.length >= spec.maxDigits) return done({ outcome: 'digits', digits }, many && spec.finishKey === '#');
  return waiting({ ...state, digits, until: at + spec.interDigitMs, afterCount: false });
}

function ended(spec: Gather, digits: string, silenceBelow = 1): Gathered {
  if (digits.length < silenceBelow) return { outcome: 'silence' };
  return digits.length >= Math.max(1, spec.minDigits)
    ? { outcome: 'digits', digits }
    : { outcome: 'partial', count: digits.length };
}

function waiting(state: GatherState): Extract<GatherStep, { status: 'waiting' }> {
  return { status: 'waiting', state, until: state.until, silenced: state.digits !== '' };
}

function done(result: Gathered, afterCount: boolean): GatherStep {
  return { status: 'done', result, ahead: { keys: '', afterCount } };
}
