import { nodeTypes } from '../../src/flow/node-types.ts';
import { shippedPrompts } from './shipped-prompts.ts';

/** A source of chance that a seed names: numbers from 0 to below 1. */
export type Chance = () => number;

type Made = { readonly options: unknown; readonly keys?: readonly string[] };
type Maker = (chance: Chance, say: () => string) => Made;

/**
 * A flow of chance over all node types, as the text of a document (JSON is YAML). Most are right; `risk` (0 to 1) is how often a prompt, a
 * node or a way is chosen without regard to who may hear it. `fault` puts one in that chance alone seldom does.
 */
export function randomFlow(chance: Chance, risk: number, fault?: string): string {
  const among = <T>(all: readonly T[]) => all[Math.floor(chance() * all.length)] as T;
  const risky = () => chance() < risk;
  const open = Array.from({ length: 3 + Math.floor(chance() * 5) }, (_, i) => `open-${i}`);
  const proved = Array.from({ length: 3 + Math.floor(chance() * 7) }, (_, i) => `proved-${i}`);
  const order = ['begin', 'greeting', 'who', 'ways', 'secret', ...open, 'message', ...proved, 'agent', 'stop', 'bye', 'end'];
  const nodes: Record<string, object> = {};

  const lead = (name: string, type: string, { options, keys = [] }: Made, fixed: Readonly<Record<string, string>> = {}) => {
    const bound = nodeTypes.get(type)?.bind(options);
    if (!bound?.ok) throw new Error(`${type}: ${JSON.stringify(bound?.issues ?? 'no such type')} of ${JSON.stringify(options)}`);
    const outlets = Object.entries(bound.node.outlets(keys));
    const on = outlets.map(([outlet, { keyed, verifies }]) => {
      if (fixed[outlet] !== undefined) return [outlet, fixed[outlet]];
      const known = name.startsWith('proved') || verifies === true;
      const near = [...(known ? proved : open), ...(known && chance() < 0.1 ? open : []), 'agent', 'stop', 'bye', 'end'];
      const after = near.filter((to) => order.indexOf(to) > order.indexOf(name));
      return [outlet, risky() ? among(order) : among(keyed ? near : after)];
    });
    nodes[name] = { [type]: options, ...(on.length > 0 && { on: Object.fromEntries(on) }) };
  };

  lead('begin', 'set', { options: { a: 1 } }, { set: 'greeting' });
  lead('greeting', 'say', { options: 'plain' }, { said: 'who' });
  lead('who', 'verify', verify(chance), { gave_up: 'ways', ...(fault === 'verify_after_lockout' && { failed: 'ways' }) });
  const wrong = { verify_after_lockout: 'who', sensitive_unmasked: 'secret' }[fault ?? ''] ?? among(open);
  const ways = { 9: 'stop', 0: 'agent', 1: wrong, 2: among(open), gave_up: 'bye' };
  lead('ways', 'menu', { options: 'plain', keys: ['9', '0', '1', '2'] }, ways);
  lead('secret', 'collect', { options: { prompt: 'secret', as: 'b', sensitive: fault !== 'sensitive_unmasked' } });
  for (const [zone, names] of [
    ['open', open],
    ['proved', proved],
  ] as const)
    for (const name of names) {
      const anything = zone === 'proved' || risky();
      const types = anything ? Object.keys(makers) : Object.keys(makers).filter((type) => !aboutDebt.has(type));
      const type = among(zone === 'proved' && chance() < 0.5 ? [...aboutDebt] : types) as keyof typeof makers;
      const say = () => (anything ? among(prompts) : among(neutral));
      const made = makers[type](chance, say);
      lead(name, type, zone === 'open' && !risky() ? harmless(type, made) : made);
    }
  lead('message', 'voicemail', { options: risky() ? among(prompts) : 'plain' });
  lead('agent', 'transfer', { options: { queue: 'q', whisper: 'owes', hold: 'plain' } }, { completed: 'end', nobody: 'bye' });
  lead('stop', 'opt_out', { options: {} }, { stopped: 'bye' });
  lead('bye', 'say', { options: 'number' }, { said: 'end' });
  lead('end', 'hangup', { options: {} });
  const machine = chance() < 0.5 ? 'message' : null;
  return JSON.stringify({
    flow: 'random',
    languages: ['cs', 'en'],
    start: 'begin',
    machine,
    longest_prompt: '2 min',
    nodes: reachable(nodes, ['begin', ...(machine === null ? [] : [machine])]),
  });
}

/** The prompts that random flows say, beside those that node types bring: in two languages. */
export function randomPrompts() {
  return shippedPrompts()
    .filter(({ language }) => language === 'cs' || language === 'en')
    .map((file) => ({ ...file, text: `${file.text}\n${own[file.language as 'cs' | 'en']}` }));
}

const own = {
  cs: `plain: Dobrý den, volá {neutral_name} pro {name}.
plain-too: Volba je {collected.a}.
number: Volejte {callback_number}.
recording: Hovor nahráváme.
secret: Zadejte svůj PIN.
owes: Dlužíte {total|accusative}.
due: Den byl {oldest_due}.
late: Dnů je {days_past_due}.
word: Voláme pro nezaplacenou fakturu.
`,
  en: `plain: Hello, {neutral_name} calling for {name}.
plain-too: The choice is {collected.a}.
number: Call {callback_number}.
recording: The call is recorded.
secret: Please enter your PIN.
owes: You owe {total}.
due: The day was {oldest_due}.
late: Days are {days_past_due}.
word: This is about an unpaid invoice.
`,
};
const neutral = ['plain', 'plain-too', 'number', 'recording'];
const prompts = [...neutral, 'secret', 'owes', 'due', 'late', 'word'];
const aboutDebt = new Set(['promise', 'plan', 'dispute', 'details', 'paid_already', 'hardship', 'verify']);

/** Without what only the verified debtor may be asked or told. */
function harmless(type: string, made: Made): Made {
  if (type === 'send') return { options: { template: 'neutral-note', by: ['sms', 'email'], neutral: true } };
  return type === 'webhook' ? { options: { url, takes: ['b'] }, keys: ['answered'] } : made;
}

const url = 'https://example.com/hook';
const pick = <T>(chance: Chance, ...all: readonly T[]) => all[Math.floor(chance() * all.length)] as T;

const verify = (chance: Chance) => ({
  options: { by: pick(chance, ['birth_date'], ['birth_date', 'customer_number + postcode']), tries: 2 },
});

/** Options for each node type; a type that is missing here fails the test that uses this. */
export const makers = {
  say: (_, say) => ({ options: say() }),
  menu: (chance, say) => ({ options: { prompt: say(), tries: 1 + Math.floor(chance() * 3) }, keys: ['1', '4', '*'] }),
  choice: (_, say) => ({ options: { prompt: say(), as: 'a' } }),
  yes_no: (_, say) => ({ options: say() }),
  collect: (chance, say) => ({ options: { prompt: say(), as: 'a', digits: 4, tries: pick(chance, 1, 3) } }),
  language: () => ({ options: { offer: ['cs', 'en'] } }),
  identify: (chance) => ({ options: { by: pick(chance, ['customer_number'], ['caller_number', 'customer_number']) } }),
  verify,
  branch: (chance) => ({ options: { one: pick(chance, 'total > 500 CZK', 'collected.a = 1', 'can_plan', 'verified') } }),
  set: (chance) => ({ options: { a: pick<unknown>(chance, 7, '+1') } }),
  webhook: (chance) => ({
    options: { url, data: { what: pick(chance, 'total', 'oldest_due', 'name', 'collected.a') }, takes: ['b'] },
    keys: ['answered', 'other'],
  }),
  details: () => ({ options: {} }),
  promise: (chance) => ({ options: { offer: { 1: 'today', 2: 'keyed' }, part: chance() < 0.5 } }),
  plan: () => ({ options: {} }),
  dispute: (chance) => ({ options: { reasons: { 1: 'other' }, ...(chance() < 0.5 && { statement: {} }) } }),
  paid_already: () => ({ options: {} }),
  hardship: () => ({ options: {} }),
  callback: () => ({ options: {} }),
  survey: (_, say) => ({ options: { questions: { content: say(), again: say() } } }),
  record: (_, say) => ({ options: say() }),
  record_call: (chance, say) => ({ options: pick<unknown>(chance, {}, { ask: true }, { prompt: say() }) }),
  wrong_person: () => ({ options: {} }),
  opt_out: (chance) => ({ options: { scope: pick(chance, 'all', 'voice', 'number') } }),
  transfer: (_, say) => ({ options: { queue: 'q', whisper: 'owes', hold: say() } }),
  send: (chance) => ({ options: { template: 'details', by: ['sms'], ...(chance() < 0.3 && { to: 'a' }) } }),
  tag: () => ({ options: 'marked' }),
  voicemail: (_, say) => ({ options: say() }),
  hangup: () => ({ options: {} }),
} as const satisfies Readonly<Record<string, Maker>>;

type Written = Record<string, { on?: Record<string, string> }>;

function reachable(nodes: Written, from: readonly string[]): Written {
  const seen = new Set(from);
  for (const name of seen) for (const to of Object.values(nodes[name]?.on ?? {})) seen.add(to);
  return Object.fromEntries(Object.entries(nodes).filter(([name]) => seen.has(name)));
}
