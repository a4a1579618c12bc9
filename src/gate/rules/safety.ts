import type { PhoneKind } from '../../kernel/phone.ts';
import { ofCalls, type Rule } from './rule.ts';

const model = 'Ours: safety of an installation that can dial by itself';

/** The red button. A reply that a debtor asked for is written meanwhile and waits: nothing is handed over either. */
export const stopAll: Rule = {
  id: 'safety.stop_all',
  source: model,
  check: ({ record, request: { channel, purpose } }) => {
    if (!record.stopAll || (channel !== 'voice' && purpose === 'service_reply')) return null;
    return { message: 'every contact is stopped: lift it with `dovolat stop-all --lift`', notBefore: null };
  },
};

/** Numbers of the rehearsal ranges leave only by a simulated trunk, and a simulated trunk carries nothing else. */
export const rehearsalOnly: Rule = {
  id: 'safety.rehearsal_numbers',
  source: model,
  check: ofCalls(({ request: { number, trunk, calendar } }) => {
    if (number.rehearsal && trunk && !trunk.simulated)
      return {
        message: `a rehearsal number never leaves by the real trunk ${trunk.name}`,
        values: { which: 'real_trunk', trunk: trunk.name },
        notBefore: null,
      };
    if (!number.rehearsal && trunk?.simulated)
      return {
        message: `the simulated trunk ${trunk.name} carries only rehearsal numbers`,
        values: { which: 'simulated_trunk', trunk: trunk.name },
        notBefore: null,
      };
    if (calendar === 'rehearsal' && !number.rehearsal)
      return {
        message: 'the rehearsal calendar is open for rehearsal numbers only',
        values: { which: 'rehearsal_calendar' },
        notBefore: null,
      };
    return null;
  }),
};

/** Mobile and fixed lines of the countries that the trunk may reach; never premium, shared cost, toll free, short or emergency numbers. */
export const destination: Rule = {
  id: 'safety.destination',
  source: model,
  check: ofCalls(({ request: { number, trunk } }) => {
    if (!isDiallableKind(number.kind))
      return {
        message: `a ${number.kind.replace('_', ' ')} number is never dialled`,
        values: { which: 'kind', kind: number.kind },
        notBefore: null,
      };
    if (trunk && !(trunk.destinations as readonly string[]).includes(number.region))
      return {
        message: `the trunk ${trunk.name} may not reach ${number.region}`,
        values: { which: 'country', trunk: trunk.name, country: number.region },
        notBefore: null,
      };
    return null;
  }),
};

export const suppression: Rule = {
  id: 'safety.suppression_list',
  source: 'Ours: a suppression list binds every channel',
  check: ({ record }) => (record.suppressed ? { message: 'the number is on a suppression list', notBefore: null } : null),
};

export const usableNumber: Rule = {
  id: 'safety.usable_number',
  source: 'Ours: a number or address known to be dead or somebody else’s is not used',
  check: ({ request: { channel, contactStatus } }) => {
    const it = channel === 'voice' || channel === 'sms' || channel === 'messaging' ? 'the number' : 'the address';
    if (contactStatus === 'wrong_party')
      return { message: `${it} belongs to somebody else`, values: { which: contactStatus }, notBefore: null };
    if (contactStatus === 'dead') return { message: `${it} is dead`, values: { which: contactStatus }, notBefore: null };
    return null;
  },
};

/** Mobiles and fixed lines; nothing else is ever dialled. */
export function isDiallableKind(kind: PhoneKind): boolean {
  return kind === 'mobile' || kind === 'fixed_line';
}
