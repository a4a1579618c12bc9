import { expect, test } from 'vitest';
import { flowWarningCodes } from './flow-problem.ts';
import { loadFlow } from './load-flow.ts';

/** A flow that nobody would write otherwise; each test spoils it in one place. */
const good = `flow: small
languages: [cs]
start: greeting
nodes:
  greeting: { say: greeting, then: choose }
  choose:
    menu: { prompt: choose, repeat: 8 }
    on: { 1: thanks, 2: thanks, 3: thanks, 9: stop, 0: agent, gave_up: bye }
  agent:
    transfer: { queue: people, whisper: whisper, hold: hold }
    on: { completed: end, nobody: bye }
  stop: { opt_out: {}, then: bye }
  thanks: { say: thanks, then: bye }
  bye: { say: bye, then: end }
  end: { hangup: {} }
`;
const cs = `greeting: Dobrý den, volá {neutral_name}.
choose: >-
  Pro první stiskněte jedničku. Pro druhé stiskněte dvojku. Pro třetí stiskněte trojku. Pro zopakování stiskněte osmičku.
  Pro operátora stiskněte nulu. Pokud vám nemáme volat, stiskněte devítku.
whisper: "{name}."
hold: Vyčkejte prosím.
thanks: Děkujeme.
bye: Na shledanou.
no-key: Nic jsme nezachytili.
wrong-key: Tato volba není v nabídce.
entry-incomplete: Zadání nebylo úplné.
apology: Omlouváme se za přerušení.
`;

test('a careful flow is advised nothing', () => {
  expect(warningsOf(good, cs)).toEqual([]);
});

const spoilt: readonly [rule: string, code: string, place: string, flow: [string, string], prompts?: [string, string]][] = [
  [
    'more than five choices are too many',
    'many_choices',
    'small.yaml:7:5',
    ['3: thanks,', '3: thanks, 4: thanks, 5: thanks, 6: thanks,'],
  ],
  [
    'a long menu loses its listener',
    'long_menu',
    'cs.yaml:2:9',
    ['', ''],
    ['Pro první', `${'Dobře si rozmyslete, co uděláte. '.repeat(11)}Pro první`],
  ],
  ['a menu of several choices can be heard again', 'no_repeat_key', 'small.yaml:7:5', [', repeat: 8', '']],
  [
    'keys are named from one upwards',
    'key_order',
    'cs.yaml:2:9',
    ['', ''],
    ['Pro první stiskněte jedničku. Pro druhé stiskněte dvojku.', 'Pro druhé stiskněte dvojku. Pro první stiskněte jedničku.'],
  ],
  [
    'the keys that are the same everywhere come last',
    'key_order',
    'cs.yaml:2:9',
    ['', ''],
    ['>-\n  Pro první', '>-\n  Pro operátora stiskněte nulu. Pro první'],
  ],
  [
    'what a key is for is said before the key',
    'key_before_option',
    'cs.yaml:2:9',
    ['', ''],
    ['Pro třetí stiskněte trojku.', 'Stiskněte trojku pro třetí možnost.'],
  ],
  ['nothing is said twice in a row', 'repeated_prompt', 'small.yaml:14:8', ['thanks: { say: thanks,', 'thanks: { say: bye,']],
  ['no call ends without a word', 'silent_end', 'small.yaml:8:72', ['gave_up: bye', 'gave_up: end']],
  ['nor after an opt-out', 'silent_end', 'small.yaml:8:47', ['opt_out: {}, then: bye', 'opt_out: {}, then: end']],
  [
    'a prompt that is named after the flow is said by it',
    'unused_prompt',
    'cs.yaml:12:14',
    ['', ''],
    ['apology:', 'small-other: Dobře.\napology:'],
  ],
];

for (const [rule, code, place, [from, to], [words, others] = ['', '']] of spoilt)
  test(rule, () => {
    expect([good.includes(from), cs.includes(words)]).toEqual([true, true]);
    const found = warningsOf(good.replace(from, to), cs.replace(words, others));
    expect(found.map(({ code, at }) => `${code} ${at.file}:${at.line}:${at.column}`)).toEqual([`${code} ${place}`]);
  });

test('every piece of advice is tried', () => {
  expect(flowWarningCodes.filter((code) => !spoilt.some(([, tried]) => tried === code))).toEqual([]);
});

function warningsOf(flow: string, prompts: string) {
  const loaded = loadFlow({ file: 'small.yaml', text: flow }, [{ file: 'cs.yaml', text: prompts, language: 'cs' }]);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.warnings;
}
