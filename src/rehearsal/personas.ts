import type { ResultCode } from '../kernel/result-code.ts';
import type { ClipName } from './clips.ts';

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
  /** Once this call is over, calls the number that it showed, and does these steps as soon as that is answered. */
  | { readonly do: 'call_back'; readonly steps: readonly PersonaStep[] }
  | { readonly do: 'say'; readonly clip: ClipName }
  | { readonly do: 'wait'; readonly ms: number }
  /** Is there, and not a packet of sound leaves her telephone. */
  | { readonly do: 'stay_mute' }
  | { readonly do: 'hang_up' };

/** `suffix` is the last two digits of the dialled number. After its last step an answered persona stays on the line and listens. */
export type Persona = { readonly suffix: string; readonly name: string; readonly steps: readonly PersonaStep[] };

/** A debtor of the shipped table: what she does in words, and the result that a call to her must have. */
export type DebtorPersona = Persona & { readonly does: string; readonly result: ResultCode };

/** The keys of `ivr-flows/soft-reminder.yaml`. */
const key = {
  byBirthDate: '1',
  byCustomerNumber: '2',
  notMe: '9',
  promise: '1',
  details: '2',
  paid: '3',
  dispute: '4',
  others: '5',
  inWriting: '4',
  agent: '0',
  stop: '9',
  today: '1',
  inThreeDays: '2',
  inSevenDays: '3',
  keyedDate: '4',
  confirm: '1',
  backFromDetails: '0',
  disputeWrongAmount: '2',
  bySms: '1',
  byEmail: '2',
} as const;

const listen: PersonaStep = { do: 'listen' };
const hangUp: PersonaStep = { do: 'hang_up' };
const press = (keys: string): PersonaStep => ({ do: 'press', keys });
const overhear = (ms: number): PersonaStep => ({ do: 'overhear', ms });
const ring = (ms: number): PersonaStep => ({ do: 'ring', ms });
/** Hears a prompt out and presses, once for each. */
const replies = (...keys: readonly string[]): PersonaStep[] => keys.flatMap((each) => [listen, press(each)]);
const answers: readonly PersonaStep[] = [ring(1000), { do: 'answer' }];
const identifies: readonly PersonaStep[] = [...answers, ...replies(key.byBirthDate, '{birth_date}')];
/** Knows the call: keys her birth date and more as soon as she hears who calls. */
const keysAhead = (keys: string): PersonaStep[] => [...answers, overhear(0), press(`${key.byBirthDate}{birth_date}${keys}`)];
/** A promise must be heard before it can be confirmed; she confirms at each pause, so what comes too early is said again. */
const confirms: readonly PersonaStep[] = replies(key.confirm, key.confirm, key.confirm, key.confirm, key.confirm);
const promises = replies(key.promise, key.inThreeDays, key.confirm);
const voicemail = (clip: ClipName): PersonaStep[] => [
  ring(2000),
  { do: 'answer' },
  { do: 'wait', ms: 500 },
  { do: 'say', clip },
  { do: 'say', clip: 'beep' },
  { do: 'wait', ms: 30_000 },
  hangUp,
];

const persona = (
  suffix: string,
  name: string,
  does: string,
  result: ResultCode,
  ...steps: readonly PersonaStep[]
): DebtorPersona => ({ suffix, name, does, result, steps });

/** The table of subscribers (docs/rehearsal.md); one line adds one. A suffix that is not here is a number that does not exist (404). */
export const personas: readonly DebtorPersona[] = [
  persona(
    '01',
    'promises_today',
    'Promises to pay today',
    'rpc_ptp',
    ...identifies,
    ...replies(key.promise, key.today, key.confirm),
  ),
  persona('02', 'promises_in_three_days', 'Promises to pay within three days', 'rpc_ptp', ...identifies, ...promises),
  persona(
    '03',
    'promises_in_seven_days',
    'Promises to pay within a week',
    'rpc_ptp',
    ...identifies,
    ...replies(key.promise, key.inSevenDays, key.confirm),
  ),
  persona(
    '04',
    'promises_keyed_date',
    'Keys the day on which she will pay',
    'rpc_ptp',
    ...identifies,
    ...replies(key.promise, key.keyedDate, '{date+5}', key.confirm),
  ),
  persona(
    '05',
    'hears_details_then_promises',
    'Hears the details first, then promises',
    'rpc_ptp',
    ...identifies,
    ...replies(key.details, key.backFromDetails),
    ...promises,
  ),
  persona('06', 'already_paid', 'Has paid already', 'rpc_paid_claimed', ...identifies, ...replies(key.paid)),
  persona('07', 'disputes', 'Disputes the amount', 'rpc_dispute', ...identifies, ...replies(key.dispute, key.disputeWrongAmount)),
  persona('08', 'opts_out', 'Wants no more calls', 'opted_out', ...identifies, ...replies(key.stop)),
  persona('09', 'wrong_person', 'Is somebody else', 'wrong_person', ...answers, ...replies(key.notMe)),
  persona(
    '10',
    'wrong_identity',
    'Keys a wrong birth date three times',
    'not_verified',
    ...answers,
    ...replies(key.byBirthDate, '01011901', key.byBirthDate, '02021902', key.byBirthDate, '03031903'),
  ),
  persona('11', 'asks_for_agent', 'Asks for a person', 'rpc_transferred', ...identifies, ...replies(key.agent)),
  persona(
    '12',
    'identifies_by_customer_number',
    'Identifies herself by customer number and postcode, promises',
    'rpc_ptp',
    ...answers,
    ...replies(key.byCustomerNumber, '{customer_number}#', '{postcode}'),
    ...promises,
  ),
  persona(
    '13',
    'types_ahead',
    'Types ahead as soon as she hears who calls, promises',
    'rpc_ptp',
    ...keysAhead(`${key.promise}${key.today}`),
    ...confirms,
  ),
  persona('14', 'hangs_up_in_the_prompt', 'Hangs up in the first sentence', 'hung_up_early', ...answers, overhear(1500), hangUp),
  persona('15', 'silent', 'Answers and never says or presses anything', 'silent', ...answers),
  persona('16', 'busy', 'Is busy (486)', 'busy', { do: 'reject', sipCode: 486 }),
  persona('17', 'no_answer', 'Lets it ring', 'no_answer', ring(180_000)),
  persona('18', 'declines', 'Declines while it rings (603)', 'declined', ring(1000), { do: 'reject', sipCode: 603 }),
  persona('19', 'unreachable', 'Is out of reach (480)', 'unreachable', { do: 'reject', sipCode: 480 }),
  persona('20', 'invalid_number', 'Does not exist (404)', 'invalid_number', { do: 'reject', sipCode: 404 }),
  persona(
    '21',
    'by_sms',
    'Wants the payment details by SMS',
    'rpc_informed',
    ...identifies,
    ...replies(key.others, key.inWriting, key.bySms),
  ),
  persona('22', 'voicemail', 'Voicemail with a long announcement and a beep', 'machine_message_left', ...voicemail('voicemail')),
  persona(
    '23',
    'short_voicemail',
    'Voicemail with few words and a beep',
    'machine_message_left',
    ...voicemail('short_voicemail'),
  ),
  persona('24', 'number_changed', 'Has another number now (410)', 'number_changed', { do: 'reject', sipCode: 410 }),
  persona('25', 'congestion', 'Cannot be reached by a network that is full (503)', 'carrier_failed', {
    do: 'reject',
    sipCode: 503,
  }),
  persona('26', 'spam_blocked', 'Has our number blocked as spam (608)', 'spam_blocked', { do: 'reject', sipCode: 608 }),
  persona(
    '27',
    'answers_late',
    'Answers after long ringing, promises',
    'rpc_ptp',
    ring(6000),
    { do: 'answer' },
    overhear(0),
    press(`${key.byBirthDate}{birth_date}${key.promise}${key.inThreeDays}`),
    ...confirms,
  ),
  persona(
    '28',
    'greets_at_length',
    'A person who says at length who she is, then promises',
    'rpc_ptp',
    ...answers,
    { do: 'say', clip: 'long_greeting' },
    ...replies(key.byBirthDate, '{birth_date}'),
    ...promises,
  ),
  persona('29', 'presses_nonsense', 'Presses keys that mean nothing', 'not_verified', ...answers, ...replies('7', '8', '6', '4')),
  persona(
    '30',
    'by_email',
    'Wants the payment details by e-mail',
    'rpc_informed',
    ...identifies,
    ...replies(key.others, key.inWriting, key.byEmail),
  ),
  persona(
    '31',
    'knows_the_call_promises',
    'Knows the call, promises within a week',
    'rpc_ptp',
    ...keysAhead(`${key.promise}${key.inSevenDays}`),
    ...confirms,
  ),
  persona('32', 'knows_the_call_has_paid', 'Knows the call, has paid already', 'rpc_paid_claimed', ...keysAhead(key.paid)),
  persona('33', 'knows_the_call_asks_for_agent', 'Knows the call, asks for a person', 'rpc_transferred', ...keysAhead(key.agent)),
  persona(
    '34',
    'hears_the_balance',
    'Hears what she owes and hangs up',
    'rpc_informed',
    ...keysAhead(''),
    listen,
    overhear(2000),
    hangUp,
  ),
  persona(
    '35',
    'interrupts',
    'Interrupts every prompt that she may, promises',
    'rpc_ptp',
    ...answers,
    listen,
    press(key.byBirthDate),
    overhear(1000),
    press('{birth_date}'),
    overhear(1500),
    press(key.promise),
    overhear(1000),
    press(key.inThreeDays),
    ...confirms,
  ),
  persona('36', 'incomplete_number', 'Has an incomplete number (484)', 'bad_format', { do: 'reject', sipCode: 484 }),
  persona(
    '37',
    'fax',
    'Is a fax',
    'fax',
    ring(1000),
    { do: 'answer' },
    { do: 'wait', ms: 1800 },
    { do: 'say', clip: 'fax' },
    { do: 'wait', ms: 20_000 },
    hangUp,
  ),
  persona(
    '38',
    'out_of_service',
    'Is announced by the network as out of service, after its three tones',
    'machine',
    ring(1000),
    { do: 'answer' },
    { do: 'wait', ms: 300 },
    { do: 'say', clip: 'network' },
    { do: 'say', clip: 'out_of_service' },
    hangUp,
  ),
  persona(
    '39',
    'voicemail_hangs_up',
    'Voicemail that ends the call soon after its beep',
    'machine',
    ring(1000),
    { do: 'answer' },
    { do: 'say', clip: 'short_voicemail' },
    { do: 'say', clip: 'beep' },
    { do: 'wait', ms: 1000 },
    hangUp,
  ),
  persona(
    '50',
    'calls_back',
    'Does not answer, calls back and promises',
    'no_answer',
    {
      do: 'call_back',
      // The languages are read first; whoever says nothing to them goes on in her own.
      steps: [listen, listen, press(`${key.byBirthDate}{birth_date}${key.promise}${key.inThreeDays}`), ...confirms],
    },
    ring(60_000),
  ),
  persona(
    '51',
    'calling_fax',
    'Is a fax that sends by itself',
    'fax',
    ring(1000),
    { do: 'answer' },
    { do: 'wait', ms: 500 },
    ...Array.from({ length: 6 }, (): PersonaStep[] => [
      { do: 'say', clip: 'calling_fax' },
      { do: 'wait', ms: 3000 },
    ]).flat(),
    hangUp,
  ),
];
