import type { CompiledFlow } from '../flow/compile.ts';
import type { DataEffect, FlowInput, FlowSession, Say } from '../flow/session.ts';
import type { Language } from '../kernel/country.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { spokenText } from '../speech/spoken-text.ts';

/** What is heard of a prompt, in words; the agent's and the debtor's alike. */
export function sayWords(flow: CompiledFlow, language: Language, { prompt, values }: Say): string {
  const text = flow.prompts.get(language)?.get(prompt)?.text;
  return text === undefined ? `(${prompt} has no text in ${language})` : spokenText(language, text, values);
}

/** What would be written down or done, in a few words. */
export function effectWords(effect: DataEffect): string {
  const amount = (minor: number, currency: 'CZK' | 'EUR' | 'PLN' | 'HUF') =>
    `${formatAmount(money(minor, currency))} ${currency}`;
  switch (effect.do) {
    case 'set_result':
      return `result: ${effect.result}`;
    case 'register_promise':
      return `promise: ${amount(effect.amountMinor, effect.currency)} by ${effect.date}`;
    case 'accept_plan':
      return `plan: ${effect.instalments.map(({ date, amountMinor }) => `${amount(amountMinor, effect.currency)} by ${date}`).join(', ')}`;
    case 'open_dispute':
      return `dispute: ${effect.code} about ${effect.receivables.length} receivable(s)`;
    case 'claim_paid':
      return `said to be paid: ${effect.receivables.length} receivable(s)`;
    case 'opt_out':
      return `no more contact: ${effect.scope}`;
    case 'request_follow_up':
      return `to be sent: ${effect.channel} ${effect.template}`;
    case 'ask_callback':
      return effect.slot ? `call back: ${effect.slot.date} ${effect.slot.from}-${effect.slot.to}` : 'call back';
    case 'answer_survey':
      return `survey: ${effect.question} = ${effect.answer}`;
    case 'tag':
      return `tag: ${effect.tag}`;
    case 'record_hardship':
    case 'mark_wrong_person':
    case 'lock_verification':
      return effect.do.replaceAll('_', ' ');
  }
}

/** An answer of the world, in a few words. Keys that identify somebody are never known here. */
export function inputWords(input: FlowInput): string {
  switch (input.type) {
    case 'keyed':
      return `presses ${input.digits}`;
    case 'partial':
      return `presses ${input.count} key(s), too few`;
    case 'identity_part':
      return input.count === 0
        ? 'says nothing of who is speaking'
        : `keys in ${'•'.repeat(input.count)}${input.complete ? '' : ', too few'}`;
    case 'identity':
      return `identity: ${input.outcome.replace('_', ' ')}`;
    case 'transferred':
      return `agent: ${input.outcome}`;
    case 'silence':
      return 'stays silent';
    case 'cancelled':
      return 'drops the entry (*)';
    case 'started':
      return 'answers';
    case 'resumed':
      return 'the program restarts';
    case 'machine':
      return 'an answering machine talks';
    case 'recorded':
      return input.recording === null ? 'says nothing' : 'says something';
    case 'recording':
      return input.on ? 'the call is recorded' : 'the call cannot be recorded';
    case 'webhook':
      return input.outcome === 'failed'
        ? 'the program outside fails'
        : `the program outside answers ${input.leave ?? 'nothing in particular'}`;
    case 'person_found':
      return input.facts === null ? 'nobody has that number' : 'the caller is found';
    case 'message_left':
      return input.complete ? 'the message is left' : 'the machine cuts the message off';
    case 'said':
      return 'listens';
  }
}

/** What is known at this point of a call. */
export function factLines({ facts, verified, result, node, collected, language }: FlowSession): string[] {
  const { person, totalMinor, currency, receivables, daysPastDue, today } = facts;
  return [
    `at ${node}, in ${language}, ${verified ? 'verified' : 'not verified'}, result ${result ?? 'none yet'}`,
    `${person.name} owes ${formatAmount(money(totalMinor, currency))} ${currency}, ${daysPastDue} days past due; today is ${today}`,
    ...receivables.map(
      ({ amountMinor, due }, index) => `  ${index + 1}. ${formatAmount(money(amountMinor, currency))} ${currency}, due ${due}`,
    ),
    ...Object.entries(collected).map(([name, value]) => `  ${name} = ${value}`),
  ];
}
