import type { CompiledFlow } from '../../../src/flow/compile.ts';
import type { RehearsedCall } from '../../../src/flow/rehearsed-call.ts';
import { type Callee, keysFor, movesAt, type Place, perform, placeName, rehearse } from './find-places.ts';

/** What a debtor does at the place to which she went. */
export const errandKinds = ['says_nothing', 'types_ahead', 'barges_in', 'hangs_up'] as const;
export type ErrandKind = (typeof errandKinds)[number];
export type Errand = { readonly kind: ErrandKind; readonly place: Place };

/** What she does once the call has come to so many nodes: presses keys at once, or hangs up in the prompt. */
export type Cue = { readonly arrivals: number; readonly do: 'press' | 'hang_up'; readonly keys: string };

/** The errand as the debtor carries it out, and the same call in virtual time. */
export type RehearsedErrand = {
  readonly cues: readonly Cue[];
  readonly call: RehearsedCall;
  /** The places at which she presses a key as soon as she hears them. */
  readonly bargedIn: readonly string[];
  /** The place in whose words she hangs up, if she does. */
  readonly leftAt: string | null;
};

/**
 * So many errands that at every place somebody says nothing where something is asked, has typed ahead where keys are pressed before the first
 * prompt is over, presses a key as soon as she hears it, and hangs up in its words. Every debtor presses at once on her way, and hangs up
 * somewhere: one is sent only for that where no other does it. Those that take longest come first, so that nobody waits for them alone.
 */
export function errandsTo(flow: CompiledFlow, callee: Callee, places: readonly Place[]): Errand[] {
  const send = (kind: ErrandKind, except: ReadonlySet<string | null> = new Set()) =>
    places.filter((place) => fits(kind, place) && !except.has(place.name)).map((place): Errand => ({ kind, place }));
  const rehearsed = (errands: readonly Errand[]) => errands.map((errand) => rehearseErrand(flow, callee, errand));
  const first = [...send('says_nothing'), ...send('types_ahead')];
  const barging = [...first, ...send('barges_in', new Set(rehearsed(first).flatMap(({ bargedIn }) => bargedIn)))];
  return [...barging, ...send('hangs_up', new Set(rehearsed(barging).map(({ leftAt }) => leftAt)))];
}

/** At a third of a second for a key they are in the first sentence; silence on the way cannot be typed. */
const mostAhead = 14;

function fits(kind: ErrandKind, { asks, way }: Place): boolean {
  if (kind === 'says_nothing') return asks;
  if (kind !== 'types_ahead') return true;
  return asks && !way.some((move) => move.do === 'waits') && lengthOf(keysOf(way)) < mostAhead;
}

export function rehearseErrand(flow: CompiledFlow, callee: Callee, { kind, place }: Errand): RehearsedErrand {
  const call = rehearse(flow, callee);
  const cues: Cue[] = [];
  const bargedIn: string[] = [];
  let leftAt: string | null = null;
  const press = (keys: string) => {
    bargedIn.push(placeName(call.session()));
    const own = keysFor(keys, callee);
    cues.push({ arrivals: call.transitions.length, do: 'press', keys: own });
    call.press(own);
  };
  const hangUp = () => {
    if (!call.over()) {
      leftAt = placeName(call.session());
      cues.push({ arrivals: call.transitions.length, do: 'hang_up', keys: '' });
      if (call.session().waiting?.do === 'record') call.speak(0); // the words that ask to speak are not over
    }
    call.hangUp();
  };
  if (kind === 'types_ahead') {
    press(`${keysOf(place.way)}${answerAt(flow, callee, place)}`);
    while (call.listen());
    hangUp();
    return { cues, call, bargedIn, leftAt };
  }
  for (const move of place.way) {
    if (move.do === 'presses') press(move.keys);
    else perform(call, move, callee);
  }
  if (placeName(call.session()) !== place.name) throw new Error(`${place.name} is not where this debtor comes`);
  if (kind === 'says_nothing')
    while (!call.over() && (isFirstQuestion(place) || placeName(call.session()) === place.name)) call.staySilent();
  if (kind === 'barges_in') {
    const { turns } = call.session();
    press(answerAt(flow, callee, place));
    while (call.session().turns === turns && call.listen());
  }
  hangUp();
  return { cues, call, bargedIn, leftAt };
}

/** Whoever says nothing at the first question hears the call to its end; at any other place, until it is given up: that takes minutes as it is. */
function isFirstQuestion({ asks, way }: Place): boolean {
  return asks && !way.some((move) => move.do === 'presses');
}

function keysOf(way: Place['way']): string {
  return way.map((move) => (move.do === 'presses' ? move.keys : '')).join('');
}

/** Places for what identifies a debtor are about as long as a date. */
function lengthOf(keys: string): number {
  return keys.replace(/\{\w+\}/g, 'DDMMYYYY').length;
}

/** The first keys that lead on from a place; where nothing is asked, some key. */
function answerAt(flow: CompiledFlow, callee: Callee, { way }: Place): string {
  const call = rehearse(flow, callee);
  for (const move of way) perform(call, move, callee);
  const [first] = movesAt(call.session());
  return first?.do === 'presses' ? first.keys : '1';
}
