import type { SpokenClip } from './ports.ts';

/** What a subscriber of the simulated network does, in order. She reacts to what she hears; she never counts the caller's seconds. */
export type PersonaStep =
  | { readonly do: 'ring'; readonly ms: number }
  | { readonly do: 'answer' }
  /** Ends the call before any answer with exactly this SIP status (400-699). */
  | { readonly do: 'reject'; readonly sipCode: number }
  /** Waits until somebody speaks, and then until the voice pauses. */
  | { readonly do: 'listen' }
  /** Waits until somebody speaks, and then `ms` more, not caring for the end. */
  | { readonly do: 'overhear'; readonly ms: number }
  /** Keys, with `{birth_date}` (DDMMYYYY), `{customer_number}`, `{postcode}`, `{date+5}` (DDMM, 5 days from now) filled in. */
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'say'; readonly clip: ClipName }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'hang_up' };

/** `suffix` is the last two digits of the dialled number. After its last step an answered persona stays on the line and listens. */
export type Persona = { readonly suffix: string; readonly name: string; readonly steps: readonly PersonaStep[] };

/** The keys of `ivr-flows/soft-reminder.yaml`. */
const key = {
  byBirthDate: '1',
  byCustomerNumber: '2',
  notMe: '9',
  promise: '1',
  details: '2',
  paid: '3',
  dispute: '4',
  bySms: '5',
  agent: '0',
  stop: '9',
  today: '1',
  inThreeDays: '2',
  inSevenDays: '3',
  keyedDate: '4',
  confirm: '1',
  backFromDetails: '0',
  disputeWrongAmount: '2',
  smsNotEmail: '1',
} as const;

const listen: PersonaStep = { do: 'listen' };
const press = (keys: string): PersonaStep => ({ do: 'press', keys });
/** Hears a prompt out and presses, once for each. */
const replies = (...keys: readonly string[]): PersonaStep[] => keys.flatMap((each) => [listen, press(each)]);
const answers: readonly PersonaStep[] = [{ do: 'ring', ms: 1000 }, { do: 'answer' }];
const identifies: readonly PersonaStep[] = [...answers, ...replies(key.byBirthDate, '{birth_date}')];
const persona = (suffix: string, name: string, ...steps: readonly PersonaStep[]): Persona => ({ suffix, name, steps });

/** The table of subscribers; one line adds one. A suffix that is not here is a number that does not exist (404). */
export const personas: readonly Persona[] = [
  persona('01', 'promises_today', ...identifies, ...replies(key.promise, key.today, key.confirm)),
  persona('02', 'promises_in_three_days', ...identifies, ...replies(key.promise, key.inThreeDays, key.confirm)),
  persona('03', 'promises_in_seven_days', ...identifies, ...replies(key.promise, key.inSevenDays, key.confirm)),
  persona('04', 'promises_keyed_date', ...identifies, ...replies(key.promise, key.keyedDate, '{date+5}', key.confirm)),
  persona(
    '05',
    'hears_details_then_promises',
    ...identifies,
    ...replies(key.details, key.backFromDetails, key.promise, key.inThreeDays, key.confirm),
  ),
  persona('06', 'already_paid', ...identifies, ...replies(key.paid)),
  persona('07', 'disputes', ...identifies, ...replies(key.dispute, key.disputeWrongAmount)),
  persona('08', 'opts_out', ...identifies, ...replies(key.stop)),
  persona('09', 'wrong_person', ...answers, ...replies(key.notMe)),
  persona(
    '10',
    'wrong_identity',
    ...answers,
    ...replies(key.byBirthDate, '01011901', key.byBirthDate, '02021902', key.byBirthDate, '03031903'),
  ),
  persona('11', 'asks_for_agent', ...identifies, ...replies(key.agent)),
  persona(
    '12',
    'identifies_by_customer_number',
    ...answers,
    ...replies(key.byCustomerNumber, '{customer_number}#', '{postcode}', key.promise, key.inThreeDays, key.confirm),
  ),
  // A promise must be heard before it can be confirmed, so she confirms again if her first confirmation came too early.
  persona(
    '13',
    'types_ahead',
    ...answers,
    { do: 'overhear', ms: 0 },
    press(`${key.byBirthDate}{birth_date}${key.promise}${key.today}`),
    ...replies(key.confirm, key.confirm),
  ),
  persona('14', 'hangs_up_in_the_prompt', ...answers, { do: 'overhear', ms: 1500 }, { do: 'hang_up' }),
  persona('15', 'silent', ...answers),
  persona('16', 'busy', { do: 'reject', sipCode: 486 }),
  persona('17', 'no_answer', { do: 'ring', ms: 180_000 }),
  persona('18', 'declines', { do: 'ring', ms: 1000 }, { do: 'reject', sipCode: 603 }),
  persona('19', 'unreachable', { do: 'reject', sipCode: 480 }),
  persona('20', 'invalid_number', { do: 'reject', sipCode: 404 }),
  persona('21', 'by_sms', ...identifies, ...replies(key.bySms, key.smsNotEmail)),
];

/** Suffixes 90 to 99 are call-centre agents: they pick up, hear who is calling, speak and end the call. */
export const agentPersonas: readonly Persona[] = Array.from({ length: 10 }, (_, index) =>
  persona(
    String(90 + index),
    'agent',
    { do: 'ring', ms: 500 },
    { do: 'answer' },
    listen,
    { do: 'say', clip: 'agent_greeting' },
    { do: 'wait', ms: 2000 },
    { do: 'say', clip: 'agent_goodbye' },
    { do: 'hang_up' },
  ),
);

export type ClipName = (typeof clips)[number]['name'];

/** What subscribers say aloud. */
export const clips = [
  { name: 'hello', language: 'cs', text: 'Prosím, haló?' },
  { name: 'agent_greeting', language: 'cs', text: 'Dobrý den, u telefonu Petra z oddělení péče. Jak vám mohu pomoci?' },
  { name: 'agent_goodbye', language: 'cs', text: 'Děkuji vám, tím je to vyřízeno. Na shledanou.' },
] as const satisfies readonly SpokenClip[];
