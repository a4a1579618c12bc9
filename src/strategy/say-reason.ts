import { dateOfDay, dayAt } from '../kernel/day-number.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { Candidate } from './choose-contact.ts';
import type { Exit, Move, PassedStep, Reason, ReasonCode, WantedContact } from './decision.ts';
import { holdWords } from './hold-words.ts';
import type { CaseFacts, ExitReason, HoldFacts, ReceivableFacts, Step } from './model.ts';
import { sayDate, sayDay } from './say-day.ts';

type Days = Pick<CaseFacts, 'creditorCountry'>;

/**
 * The reasons of decisions, each with the sentence that an operator reads, and what it names: dates, names of steps, codes; where there are
 * several, parted by commas.
 */
export const reasonFor = {
  exit: ({ receivableId, reason }: Exit): Reason =>
    of('exit', `leaves: ${exitWords[reason]}`, { exit: reason }, null, receivableId),
  notEnrolled: () => of('not_enrolled', 'waits: nothing of this case is in a strategy'),
  promise: ({ date, breaksAt }: NonNullable<CaseFacts['promise']>, now: number, days: Days) =>
    now < breaksAt
      ? of(
          'promise',
          `waits: promise for ${sayDate(date)}, which may still be kept before ${sayDay(breaksAt, days)}`,
          { date, before: dayOf(breaksAt, days) },
          breaksAt,
        )
      : of('promise_unjudged', `waits: whether the promise for ${sayDate(date)} was kept is not known yet`, { date }),
  hold: (holds: readonly HoldFacts[], until: number | null, days: Days) =>
    of('hold', `waits: ${namesOf(holds)} ${untilWords(until, days)}`, holdValues(holds, until, days), until),
  optedOut: () => of('opted_out', 'waits: the person wants no automated contact'),
  keptBack: ({ id }: ReceivableFacts, holds: readonly HoldFacts[], until: number | null, days: Days) =>
    of(
      'kept_back',
      `left out of every contact: ${namesOf(holds)} ${untilWords(until, days)}`,
      holdValues(holds, until, days),
      until,
      id,
    ),
  reactionHold: ({ id }: ReceivableFacts, until: number, days: Days) =>
    of(
      'reaction_hold',
      `waits until ${sayDay(until, days)}, as the strategy says after the last contact`,
      { until: dayOf(until, days) },
      until,
      id,
    ),
  staleBankData: ({ bankDataStaleAt, ...days }: CaseFacts) =>
    bankDataStaleAt
      ? of('stale_bank_data', `waits: the bank's data is too old since ${sayDay(bankDataStaleAt, days)}`, {
          since: dayOf(bankDataStaleAt, days),
        })
      : of('stale_bank_data', 'waits: no statement of the bank has come in yet'),
  restDay: ({ name }: Step, until: number, days: Days) =>
    of(
      'rest_day',
      `waits: ${name} is due, and today is a day of rest; next on ${sayDay(until, days)}`,
      { step: name, next: dayOf(until, days) },
      until,
    ),
  contactedToday: ({ name }: Step, until: number, days: Days) =>
    of(
      'contacted_today',
      `waits: ${name} is due, and the person was contacted today; next on ${sayDay(until, days)}`,
      { step: name, next: dayOf(until, days) },
      until,
    ),
  inHand: ({ name }: Step, running: Step) =>
    of('in_hand', `waits: ${running.name} is still in hand, ${name} is no graver`, { step: name, running: running.name }),
  noChannel: ({ id }: ReceivableFacts, step: string) =>
    of('no_channel', `waits: ${step} is due, and there is no channel by which it can go`, { step }, null, id),
  leftOut: ({ receivableId, steps }: Move) =>
    of(
      'left_out',
      `left out: ${steps.map(({ step, why }) => `${step} (${passedWords[why]})`).join(', ')}`,
      { steps: steps.map(({ step }) => step).join(), why: steps.map(({ why }) => why).join() },
      null,
      receivableId,
    ),
  notYet: ({ at, step }: { readonly at: number; readonly step: string | null }, days: Days) =>
    of(
      'not_yet',
      `waits: ${step ? `${step} comes` : 'it goes on'} on ${sayDay(at, days)}`,
      { ...(step && { step }), on: dayOf(at, days) },
      at,
    ),
  waitsForNews: () => of('waits_for_news', 'waits: the next step hangs on news that has not come'),
  allDone: () => of('all_done', 'waits: every step of the strategy was done'),
  due: ({ step, lines }: WantedContact, { due }: Candidate) =>
    of(
      'due',
      `${step} is due by ${due.by[0].channel}, about ${lines.length === 1 ? 'one receivable' : `${lines.length} receivables`}`,
      { step, channel: due.by[0].channel, receivables: lines.length },
    ),
};

function of(
  code: ReasonCode,
  sentence: string,
  values: MessageValues = {},
  until: number | null = null,
  receivableId: Reason['receivableId'] = null,
): Reason {
  return { code, sentence, values, until, receivableId };
}

function holdValues(holds: readonly HoldFacts[], until: number | null, days: Days): MessageValues {
  const named = { holds: holds.map(({ reason }) => reason).join() };
  return until === null ? named : { ...named, until: dayOf(until, days) };
}

function dayOf(at: number, { creditorCountry }: Days): string {
  return dateOfDay(dayAt(at, creditorCountry));
}

function namesOf(holds: readonly HoldFacts[]): string {
  return holds.map(({ reason }) => holdWords[reason]).join(' and ');
}

function untilWords(until: number | null, days: Days): string {
  return until === null ? 'until it is released' : `until ${sayDay(until, days)}`;
}

const exitWords: Readonly<Record<ExitReason, string>> = {
  paid: 'paid',
  below_tolerance: 'what is left is within the tolerance',
  disputed: 'disputed',
  hardship: 'hardship',
  insolvency: 'insolvency',
  deceased: 'the debtor has died',
  assigned: 'assigned to somebody else',
  limitation: 'time-barred',
  opted_out_of_everything: 'the person wants no automated contact',
  withdrawn: 'withdrawn',
};

const passedWords: Readonly<Record<PassedStep['why'], string>> = {
  due: 'due',
  graver_step: 'a graver step stands for it',
  condition: 'its condition does not hold',
  lapsed: 'its time has passed',
  no_channel: 'no channel for it',
  late_after_hold: 'it came due in a hold',
};
