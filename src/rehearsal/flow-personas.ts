import type { DebtorPersona, PersonaStep } from './personas.ts';

/** Of a debtor whom another flow than the soft reminder calls. */
export type FlowPersona = DebtorPersona & { readonly flow: string };

const listen: PersonaStep = { do: 'listen' };
const hangUp: PersonaStep = { do: 'hang_up' };
const press = (keys: string): PersonaStep => ({ do: 'press', keys });
/** Hears a prompt out and presses, once for each. */
const replies = (...keys: readonly string[]): PersonaStep[] => keys.flatMap((each) => [listen, press(each)]);
const answers: readonly PersonaStep[] = [{ do: 'ring', ms: 1000 }, { do: 'answer' }];
/** By birth date (key 1). */
const identifies: readonly PersonaStep[] = [...answers, ...replies('1', '{birth_date}')];
const keysAhead = (keys: string): PersonaStep[] => [...answers, { do: 'overhear', ms: 0 }, press(`1{birth_date}${keys}`)];

const persona = (
  suffix: string,
  flow: string,
  name: string,
  does: string,
  result: DebtorPersona['result'],
  ...steps: readonly PersonaStep[]
): FlowPersona => ({ suffix, flow, name, does, result, steps });

/** Debtors of the other shipped flows (docs/rehearsal.md); each presses the keys of that flow. */
export const flowPersonas: readonly FlowPersona[] = [
  persona('40', 'courtesy-reminder', 'pays_in_time', 'Will pay in time', 'rpc_informed', ...identifies, ...replies('1')),
  persona(
    '41',
    'courtesy-reminder',
    'hangs_up_at_courtesy',
    'Knows the call, hangs up at the menu',
    'rpc_informed',
    ...keysAhead(''),
    listen,
    hangUp,
  ),
  persona('42', 'promise-reminder', 'keeps_promise', 'Will keep the promise', 'rpc_informed', ...identifies, ...replies('1')),
  persona('43', 'promise-reminder', 'cannot_pay', 'Cannot keep the promise, nor pay at all', 'rpc_hardship', ...keysAhead('53')),
  persona(
    '44',
    'plan-offer',
    'takes_instalments',
    'Agrees on three instalments',
    'rpc_plan',
    ...identifies,
    ...replies('1', '1', '1'),
  ),
  persona(
    '45',
    'plan-offer',
    'leaves_instalments',
    'Hears the instalments and hangs up',
    'rpc_informed',
    ...keysAhead('11'),
    listen,
    hangUp,
  ),
  persona(
    '46',
    'contact-verification',
    'confirms_contact',
    'Confirms number and e-mail, agrees',
    'rpc_informed',
    ...identifies,
    ...replies('1', '1', '1'),
  ),
  persona('47', 'contact-verification', 'drops_number', 'Wants no calls on this number', 'opted_out', ...keysAhead('2')),
  persona('48', 'neutral-callback', 'is_somebody_else', 'Is somebody else', 'wrong_person', ...answers, ...replies('9')),
  persona(
    '49',
    'soft-reminder',
    'asks_for_call_back',
    'Wants to be called back some time',
    'rpc_callback',
    ...identifies,
    ...replies('5', '3', '8'),
  ),
];
