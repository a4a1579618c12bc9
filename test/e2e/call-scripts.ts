import { type Money, money } from '../../src/kernel/money.ts';
import type { ResultCode } from '../../src/kernel/result-code.ts';
import type { CallDetail, RefusalView, TimelineEntry } from '../../src/web/ports.ts';

type Entry = TimelineEntry extends infer One ? (One extends TimelineEntry ? Omit<One, 'at'> : never) : never;

/** One change of a call: `afterMs` later, `happening` is journalled, the row changes, entries join the timeline. */
export type Step = {
  readonly afterMs: number;
  readonly happening: string;
  readonly change: Partial<Pick<CallDetail, 'state' | 'node' | 'result' | 'promise' | 'sipCode' | 'q850Cause'>> & {
    readonly masked?: string;
  };
  readonly entries: readonly Entry[];
};

export type CallScript = {
  readonly who: string;
  readonly number: string;
  readonly callerIdentity: string;
  readonly attemptNumber: number;
  readonly steps: readonly Step[];
};

const ringing: Step = { afterMs: 900, happening: 'call_ringing', change: { state: 'ringing' }, entries: [{ kind: 'ringing' }] };

function answered(node = 'greeting'): Step {
  return {
    afterMs: 3_400,
    happening: 'call_answered',
    change: { state: 'talking', node },
    entries: [{ kind: 'answered' }, { kind: 'node_entered', node }],
  };
}

function said(prompt: string, words: string, totalMs: number, playedMs = totalMs): Step {
  return {
    afterMs: playedMs,
    happening: 'prompt_played',
    change: {},
    entries: [{ kind: 'said', prompt, words, playedMs, totalMs, outcome: playedMs < totalMs ? 'stopped' : 'finished' }],
  };
}

function keyed(digits: string, node?: string): Step {
  return {
    afterMs: 1_300,
    happening: 'digits_keyed',
    change: { masked: digits, ...(node && { node }) },
    entries: [
      { kind: 'keyed', digits, masked: digits.includes('•') },
      ...(node ? [{ kind: 'node_entered' as const, node }] : []),
    ],
  };
}

function ends(result: ResultCode, by: 'debtor' | 'us' | 'network', sipCode: number | null, more: readonly Entry[] = []): Step {
  return {
    afterMs: 1_200,
    happening: 'call_ended',
    change: { state: 'ended', result, sipCode, q850Cause: sipCode === 486 ? 17 : 16 },
    entries: [{ kind: 'hung_up', by }, { kind: 'result', result }, ...more],
  };
}

const greeting = said(
  'greeting',
  'Dobrý den, volá Beta Služby pro paní Novákovou. Hovoří automatický hlas, hovor se nenahrává.',
  7_840,
);
const who = said('who', 'Pro ověření zadejte datum narození, nebo stiskněte 2 pro zákaznické číslo a PSČ.', 6_120, 4_310);

function verified(): Step[] {
  return [
    greeting,
    who,
    keyed('••••••••', 'who'),
    {
      afterMs: 120,
      happening: 'identity_checked',
      change: { node: 'balance' },
      entries: [
        { kind: 'identity_checked', fields: ['birth_date'], outcome: 'match' },
        { kind: 'node_entered', node: 'balance' },
      ],
    },
    said('balance', 'Evidujeme neuhrazenou fakturu se splatností prvního listopadu.', 8_460),
    said('options', 'Slib platby, stiskněte jedna. Podrobnosti, dvě. Již zaplaceno, tři. Nesouhlas, čtyři.', 9_300, 5_220),
  ];
}

function promising(amount: Money, date: string): Step[] {
  return [
    ringing,
    answered(),
    ...verified(),
    keyed('1', 'promise'),
    said('promise', 'Dnes, stiskněte jedna. Do tří dnů, dvě. Do sedmi dnů, tři.', 5_600, 3_900),
    keyed('2'),
    said('promise-read-back', 'Slibujete zaplatit do dvacátého čtvrtého listopadu. Potvrďte jedničkou.', 5_150),
    keyed('1', 'thanks'),
    {
      afterMs: 60,
      happening: 'promise_registered',
      change: { promise: { amount, date } },
      entries: [{ kind: 'promised', amount, date }],
    },
    said('thanks', 'Děkujeme. Potvrzení posíláme zprávou.', 2_700),
    ends('rpc_ptp', 'us', 200, [{ kind: 'follow_up', channel: 'sms', template: 'promise-confirmation', state: 'requested' }]),
  ];
}

const czk = (crowns: number) => money(Math.round(crowns * 100), 'CZK');
const silent = (result: ResultCode, sipCode: number | null, by: 'us' | 'network'): Step[] => [
  ringing,
  { ...ends(result, by, sipCode), afterMs: 25_000 },
];

function call(
  who: string,
  number: string,
  steps: readonly Step[],
  attemptNumber = 1,
  callerIdentity = '+420 000 900 001',
): CallScript {
  return { who, number: `+420***${number}`, callerIdentity, attemptNumber, steps };
}

/** In the order in which they are placed. */
export const scripts: readonly CallScript[] = [
  call('Jana N.', '101', promising(czk(1234.5), '2026-11-24')),
  call('Petr S.', '102', silent('no_answer', null, 'us')),
  call('Alena H.', '103', promising(czk(890), '2026-11-24'), 1, '+420 000 900 002'),
  call('Tomáš D.', '104', [ringing, ends('busy', 'network', 486)]),
  call('Marie K.', '105', [
    ringing,
    answered(),
    ...verified(),
    keyed('4', 'dispute'),
    said('dispute-reason', 'Zboží jste neobdrželi, jedna. Částka nesouhlasí, dvě.', 5_000, 4_100),
    keyed('2'),
    ends('rpc_dispute', 'us', 200, [{ kind: 'disputed', code: 'wrong_amount' }]),
  ]),
  call('Jiří Č.', '106', [
    ringing,
    answered(),
    greeting,
    who,
    keyed('••••••••', 'who'),
    {
      afterMs: 90,
      happening: 'identity_checked',
      change: {},
      entries: [{ kind: 'identity_checked', fields: ['birth_date'], outcome: 'no_match' }],
    },
    keyed('••••••••'),
    {
      afterMs: 90,
      happening: 'identity_checked',
      change: { node: 'neutral-goodbye' },
      entries: [{ kind: 'identity_checked', fields: ['birth_date'], outcome: 'no_match' }],
    },
    said('neutral-goodbye', 'Děkujeme, na shledanou.', 1_900),
    ends('not_verified', 'us', 200),
  ]),
  call('Lucie P.', '107', [
    ringing,
    answered(),
    ...verified(),
    keyed('3', 'paid-already'),
    said('paid-already', 'Děkujeme, platbu prověříme.', 2_500),
    ends('rpc_paid_claimed', 'us', 200, [
      { kind: 'claimed_paid' },
      { kind: 'follow_up', channel: 'email', template: 'paid-claim-received', state: 'sent' },
    ]),
  ]),
  call('Karel V.', '108', [
    ringing,
    answered(),
    greeting,
    keyed('9', 'wrong-person'),
    ends('wrong_person', 'debtor', 200, [{ kind: 'wrong_person' }]),
  ]),
  call('Eva M.', '109', promising(czk(15480), '2026-11-28'), 2),
  call(
    'Petr S.',
    '102',
    [
      ringing,
      answered(),
      said('greeting', 'Dobrý den, volá Beta Služby pro pana Svobodu.', 7_600, 2_150),
      ends('hung_up_early', 'debtor', 200),
    ],
    2,
  ),
  call('Hana Z.', '110', [
    ringing,
    answered(),
    ...verified(),
    keyed('0', 'agent'),
    ends('rpc_transferred', 'debtor', 200, [{ kind: 'transferred', queue: 'collections', outcome: 'completed' }]),
  ]),
  call('Ondřej B.', '111', [ringing, ends('carrier_failed', 'network', 503)], 1, '+420 000 900 002'),
  call('Tomáš D.', '104', promising(czk(2750), '2026-11-27'), 2),
  call('Veronika J.', '112', promising(czk(640), '2026-11-24'), 1, '+420 000 900 002'),
  call('Milan R.', '113', promising(czk(3300), '2026-11-24')),
];

/** What the gate refuses; `afterMs` until it may be tried again. */
export const refusalScripts: readonly {
  readonly who: string;
  readonly number: string | null;
  readonly rule: string;
  readonly pack: string;
  readonly reason: string;
  readonly values: RefusalView['values'];
  readonly afterMs: number | null;
}[] = [
  {
    who: 'Zuzana T.',
    number: '+421***201',
    rule: 'window.calling_hours',
    pack: 'pack sk 2026-11: End and working days: NBS notice of 2016; start: ours',
    reason: '2026-11-23 18:05 in Bratislava is outside working days 08:00-18:00, less the length of a call',
    values: { country: 'SK', day: '2026-11-23', at: '18:05', opens: '08:00', closes: '18:00' },
    afterMs: 13.9 * 3_600_000,
  },
  {
    who: 'Josef K.',
    number: '+420***114',
    rule: 'wishes.opt_out',
    pack: 'GDPR Art. 21; FCA CONC 7.9 (requests on when and how); ours: binds every channel',
    reason: 'the person asked not to be contacted',
    values: { scope: 'all' },
    afterMs: null,
  },
];
