import type { GateRefusal } from '../../web/api-types.ts';
import { asSentence } from './as-sentence.ts';
import type { Catalogue } from './catalogue.ts';
import type { Format } from './use-format.ts';
import { wordOf } from './word-of.ts';

export type Refused = Pick<GateRefusal, 'rule' | 'reason' | 'values'>;

/**
 * Why a contact was refused, in the viewer's language: with what the refusal names; of an older line, which names nothing, by its rule alone; of a
 * rule that the console does not know in the server's own words.
 */
export function whyRefused({ rule, reason, values }: Refused, text: Catalogue, format: Format): string {
  const told = Object.keys(values).length > 0 ? tellers[rule]?.(values, text, format) : undefined;
  return told ?? ruleName(rule, text) ?? asSentence(reason);
}

/** A rule in few words; undefined: the console does not know it. */
export function ruleName(rule: string, { gate }: Pick<Catalogue, 'gate'>): string | undefined {
  return wordOf(rule, gate.rules);
}

/** By what it was decided. What is ours is ours in every language; of a law is quoted as it stands. */
export function sourceWords(source: string, { gate }: Catalogue): string {
  const [, edition, rest = ''] = /^(?:pack ([^:]+): )?(.*)$/s.exec(source) ?? [];
  const said = /^ours\b/i.test(rest) ? gate.ours : rest === 'Setting of the campaign' ? gate.ofCampaign : rest;
  return edition === undefined ? said : `${gate.pack(edition)}, ${said}`;
}

type Teller = (values: Refused['values'], text: Catalogue, format: Format) => string | undefined;

/** By rule; undefined: what it names is not known here. */
const tellers: Readonly<Record<string, Teller>> = {
  'safety.rehearsal_numbers': ({ which }, { gate }) => wordOf(which, gate.rehearsal),
  'safety.destination': ({ which, kind, trunk, country }, { gate }, format) =>
    which === 'country' ? gate.notReached(`${trunk}`, format.country(`${country}`)) : wordOf(kind, gate.kinds),
  'safety.usable_number': ({ which }, { gate }) => wordOf(which, gate.points),
  'party.entitled': ({ role }, { gate }) => wordOf(role, gate.roles),
  'wishes.opt_out': ({ scope }, { debtor }) => wordOf(scope, debtor.optOuts),
  'wishes.hold': ({ reason }, { debtor }) => {
    const why = wordOf(reason, debtor.holdReasons);
    return why && debtor.held(why);
  },
  'limitation.time_barred': ({ which, since }, { gate }, format) =>
    which === 'no_collection'
      ? gate.barred.no_collection(format.date(`${since}`))
      : gate.barred.no_threat(format.date(`${since}`)),
  'severity.within_stage': ({ which }, { gate }) => wordOf(which, gate.severity),
  'bank.stale_data': ({ which }, { gate }) => wordOf(which, gate.bankData),
  'frequency.calls_per_campaign': ({ made, allowed }, { gate }) => gate.callsInCampaign(Number(made), Number(allowed)),
  'frequency.silence_after_conversation': ({ days }, { gate }) => gate.silence(Number(days)),
  'frequency.calls_per_seven_days': ({ made, allowed }, { gate }) => gate.callsInWeek(Number(made), Number(allowed)),
  'frequency.contacts_per_seven_days': ({ made, allowed }, { gate }) => gate.contactsInWeek(Number(made), Number(allowed)),
  'frequency.hours_between_messages': ({ channel, hours }, { gate, debtor }) =>
    gate.betweenMessages(wordOf(channel, debtor.stepChannels) ?? `${channel}`, Number(hours)),
  'frequency.calls_per_day': ({ made, allowed }, { gate }) => gate.callsToday(Number(made), Number(allowed)),
  'outreach.no_address': ({ channel }, { gate }) => wordOf(channel, gate.noAddress),
  'outreach.not_verified': ({ channel }, { gate }) => wordOf(channel, gate.notVerified),
  'window.calling_hours': (values, { gate }, format) => hoursWords(values, gate.calls, format),
  'window.writing_hours': (values, { gate }, format) => hoursWords(values, gate.messages, format),
};

function hoursWords(
  { country, day, at, opens, closes }: Refused['values'],
  words: Catalogue['gate']['calls'],
  format: Format,
): string {
  const where = format.country(`${country}`);
  if (opens === undefined || closes === undefined) return words.closed(where, format.date(`${day}`));
  const within = `${opens}` <= `${at}` && `${at}` <= `${closes}`;
  return within ? words.tooLate(where, `${at}`, `${closes}`) : words.hours(where, `${at}`, `${opens}`, `${closes}`);
}
