import { formatAmount, money } from '../kernel/money.ts';
import type { RehearsedCall } from './rehearsed-call.ts';
import type { DataEffect } from './session.ts';
import type { Transcript } from './transcript-document.ts';

/** How a call ended otherwise than its transcript says. What the transcript does not mention must not have happened. */
export function differencesOf(call: RehearsedCall, { ends, debtor }: Transcript): string[] {
  const { effects } = call;
  const session = call.session();
  const everything = debtor.owes.map((_, index) => index + 1);
  const about = (which: 'all' | readonly number[] | undefined) => (which === 'all' ? everything : which)?.join(', ');
  const amountOf = (minor: number, currency: 'CZK' | 'EUR' | 'PLN' | 'HUF') =>
    `${formatAmount(money(minor, currency))} ${currency}`;
  const { promise, dispute } = ends;
  return [
    ...differ('result', ends.result, session.result ?? 'none'),
    ...differ(
      'promise',
      promise && `${amountOf(promise.amount.minor, promise.amount.currency)} by ${promise.date}`,
      all(effects, 'register_promise', ({ amountMinor, currency, date }) => `${amountOf(amountMinor, currency)} by ${date}`),
    ),
    ...differ(
      'dispute',
      dispute && `${dispute.reason} about ${about(dispute.about)}${dispute.recorded ? ', recorded' : ''}`,
      all(
        effects,
        'open_dispute',
        ({ code, receivables, recording }) => `${code} about ${receivables.join(', ')}${recording ? ', recorded' : ''}`,
      ),
    ),
    ...differ(
      'plan',
      ends.plan?.map(({ amount, date }) => `${amountOf(amount.minor, amount.currency)} by ${date}`).join(', '),
      all(effects, 'accept_plan', ({ currency, instalments }) =>
        instalments.map(({ amountMinor, date }) => `${amountOf(amountMinor, currency)} by ${date}`).join(', '),
      ),
    ),
    ...differ(
      'hardship',
      ends.hardship && 'true',
      all(effects, 'record_hardship', () => 'true'),
    ),
    ...differ(
      'callback',
      ends.callback,
      all(effects, 'ask_callback', ({ slot }) => (slot ? `${slot.date} ${slot.from}-${slot.to}` : 'any time')),
    ),
    ...differ(
      'survey',
      listed(Object.entries(ends.survey).map(([question, answer]) => `${question} ${answer}`)),
      all(effects, 'answer_survey', ({ question, answer }) => `${question} ${answer}`),
    ),
    ...differ(
      'tags',
      listed(ends.tags),
      all(effects, 'tag', ({ tag }) => tag),
    ),
    ...differ('messages', String(ends.messages), String(call.messages())),
    ...differ('call_recorded', ends.call_recorded && 'true', call.recorded() ? 'true' : undefined),
    ...differ(
      'paid',
      about(ends.paid),
      all(effects, 'claim_paid', ({ receivables }) => receivables.join(', ')),
    ),
    ...differ(
      'opted_out',
      ends.opted_out,
      all(effects, 'opt_out', ({ scope }) => scope),
    ),
    ...differ(
      'wrong_person',
      ends.wrong_person && 'true',
      all(effects, 'mark_wrong_person', () => 'true'),
    ),
    ...differ(
      'verification_locked',
      ends.verification_locked && 'true',
      all(effects, 'lock_verification', () => 'true'),
    ),
    ...differ(
      'follow_ups',
      listed(ends.follow_ups),
      all(
        effects,
        'request_follow_up',
        ({ channel, template, to }) => `${channel} ${template}${to === undefined ? '' : ` to ${to}`}`,
      ),
    ),
    ...(ends.told_webhooks === undefined
      ? []
      : differ('told_webhooks', JSON.stringify(ends.told_webhooks), JSON.stringify(call.toldWebhooks))),
    ...(ends.at === undefined ? [] : differ('at', ends.at, session.node)),
    ...(ends.agent_hears === undefined
      ? []
      : differ('agent_hears', ends.agent_hears, call.whispered.map(({ prompt }) => prompt).join('; '))),
  ];
}

function all<Do extends DataEffect['do']>(
  effects: readonly DataEffect[],
  kind: Do,
  describe: (effect: Extract<DataEffect, { do: Do }>) => string,
): string | undefined {
  const isKind = (effect: DataEffect): effect is Extract<DataEffect, { do: Do }> => effect.do === kind;
  return listed(effects.filter(isKind).map(describe));
}

function listed(all: readonly string[]): string | undefined {
  return all.join('; ') || undefined;
}

function differ(what: string, wanted: string | undefined, found: string | undefined): string[] {
  return wanted === found ? [] : [`${what} should be ${wanted ?? 'none'} and is ${found ?? 'none'}`];
}
