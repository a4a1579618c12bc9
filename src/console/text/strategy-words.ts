import type { ComingWire, StandingWire, StrategyWire } from '../../web/strategies/api-types.ts';
import { asSentence } from './as-sentence.ts';
import type { Catalogue } from './catalogue.ts';
import type { Format } from './use-format.ts';
import { wordOf } from './word-of.ts';

export type WhySo = StandingWire['cases'][number]['reasons'][number];
type Values = WhySo['values'];

/** Why a strategy does something, or waits, in the viewer's language. */
export function reasonWords({ code, values }: WhySo, text: Catalogue, format: Format): string {
  return tellers[code](values, text, format);
}

/** What comes that is no contact: somebody leaves, a step is left out, a promise is broken. */
export function comingWords({ is, reason, sentence }: ComingWire, text: Catalogue, format: Format): string {
  if (is === 'promise_breaks') return text.strategyReasons.promiseBreaks;
  return reason ? reasonWords(reason, text, format) : asSentence(sentence);
}

/** What a strategy does on news. */
export function reactionWords(
  { code, values }: StrategyWire['news'][number]['reaction'],
  { strategyReasons: { reactions } }: Catalogue,
): string {
  const days = Number(values.days);
  const working = values.working === 1;
  if (code === 'go') return reactions.go(`${values.step}`, days);
  if (code === 'hold')
    return values.from === 'promise' ? reactions.restAfterPromise(days, working) : reactions.rest(days, working);
  return reactions[code];
}

type Teller = (values: Values, text: Catalogue, format: Format) => string;

const tellers: Readonly<Record<WhySo['code'], Teller>> = {
  due: ({ step, channel, receivables }, { strategyReasons, strategies }) =>
    strategyReasons.due(`${step}`, wordOrCode(channel, strategies.channels), Number(receivables)),
  exit: ({ exit }, { strategyReasons, strategies }) => strategyReasons.leaves(wordOrCode(exit, strategies.exits)),
  hold: (values, text, format) => text.strategyReasons.hold(...holdWords(values, text, format)),
  kept_back: (values, text, format) => text.strategyReasons.keptBack(...holdWords(values, text, format)),
  promise: ({ date, before }, { strategyReasons }, format) =>
    strategyReasons.promise(format.date(`${date}`), format.date(`${before}`)),
  promise_unjudged: ({ date }, { strategyReasons }, format) => strategyReasons.promiseUnjudged(format.date(`${date}`)),
  opted_out: (_, { strategyReasons }) => strategyReasons.optedOut,
  reaction_hold: ({ until }, { strategyReasons }, format) => strategyReasons.reactionHold(format.date(`${until}`)),
  stale_bank_data: ({ since }, { strategyReasons }, format) =>
    since === undefined ? strategyReasons.noStatement : strategyReasons.staleSince(format.date(`${since}`)),
  contacted_today: ({ step, next }, { strategyReasons }, format) =>
    strategyReasons.contactedToday(`${step}`, format.date(`${next}`)),
  rest_day: ({ step, next }, { strategyReasons }, format) => strategyReasons.restDay(`${step}`, format.date(`${next}`)),
  in_hand: ({ step, running }, { strategyReasons }) => strategyReasons.inHand(`${step}`, `${running}`),
  no_channel: ({ step }, { strategyReasons }) => strategyReasons.noChannel(`${step}`),
  left_out: ({ steps, why }, { strategyReasons }) => {
    const whys = `${why}`.split(',');
    const each = `${steps}`.split(',').map((step, index) => `${step} (${wordOrCode(whys[index], strategyReasons.passed)})`);
    return strategyReasons.leftOut(each.join(', '));
  },
  not_yet: ({ step, on }, { strategyReasons }, format) =>
    step === undefined ? strategyReasons.goesOn(format.date(`${on}`)) : strategyReasons.next(`${step}`, format.date(`${on}`)),
  waits_for_news: (_, { strategyReasons }) => strategyReasons.waitsForNews,
  all_done: (_, { strategyReasons }) => strategyReasons.allDone,
  not_enrolled: (_, { strategyReasons }) => strategyReasons.notEnrolled,
};

/** The names of holds, and until when; null: until somebody releases them. */
function holdWords({ holds, until }: Values, { debtor }: Catalogue, format: Format): [string, string | null] {
  const named = `${holds}`.split(',').map((hold) => wordOrCode(hold, debtor.holdReasons));
  return [named.join(', ').toLowerCase(), until === undefined ? null : format.date(`${until}`)];
}

/** Of a code that the console does not know, the code itself. */
function wordOrCode(code: string | number | undefined, words: Readonly<Record<string, string>>): string {
  return wordOf(code, words) ?? `${code}`.replaceAll('_', ' ');
}
