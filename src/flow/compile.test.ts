import { expect, test } from 'vitest';
import type { Problem } from '../kernel/place.ts';
import { loadFlow } from './load-flow.ts';

/** A flow that is right; each test spoils it in one place. */
const good = `flow: small
languages: [cs]
start: greeting
nodes:
  greeting: { say: greeting, then: who }
  who:
    verify: { by: [birth_date] }
    on: { verified: balance, failed: bye, cannot: bye, gave_up: bye, not_me: bye, agent: agent }
  balance: { say: balance, then: choose }
  choose:
    menu: { prompt: choose, wait: 5 s }
    on: { 1: balance, 9: stop, 0: agent, gave_up: bye }
  agent:
    transfer: { queue: people, whisper: whisper, hold: hold }
    on: { completed: end, nobody: bye }
  stop: { opt_out: {}, then: bye }
  bye: { say: bye, then: end }
  end: { hangup: {} }
`;
const cs = `greeting: Dobrý den, volá {neutral_name}.
who: Pro {name}.
who-by-birth-date: Pro ověření stiskněte jedničku.
who-else: Pokud nejste {name}, stiskněte devítku.
who-no-match: Neshoduje se to.
ask-birth-date: Zadejte datum narození.
balance: Dlužíte {total|accusative}.
choose: Pro zopakování stiskněte jedničku.
whisper: "{name}, dluží {total}."
hold: Vyčkejte prosím.
bye: Na shledanou.
no-key: Nic jsme nezachytili.
wrong-key: Tato volba není v nabídce.
entry-incomplete: Zadání nebylo úplné.
apology: Omlouváme se za přerušení.
`;

test('a flow that is right is accepted, and the same content has the same version', () => {
  const first = load(good);
  const spaced = load(good.replaceAll('  balance: {', '  # a remark\n  balance:   {'));
  const other = load(good, cs.replace('Vyčkejte prosím', 'Okamžik prosím'));
  expect([first, spaced, other].map((flow) => flow.ok)).toEqual([true, true, true]);
  if (!first.ok || !spaced.ok || !other.ok) return;
  expect(spaced.value.version).toBe(first.value.version);
  expect(other.value.version).not.toBe(first.value.version);
});

const refused: [rule: string, from: string, to: string, code: string, place: string, says: string][] = [
  ['a word that is no YAML is refused', 'nodes:\n', 'nodes: [\n', 'not_yaml', 'small.yaml:', ''],
  [
    'a node that is named twice is refused',
    '  end: {',
    '  bye: { hangup: {} }\n  end: {',
    'not_yaml',
    'small.yaml:18:3',
    'unique',
  ],
  ['a flow without a start is refused', 'start: greeting\n', '', 'bad_document', 'small.yaml:1:1', 'start'],
  ['a language that nobody speaks is refused', '[cs]', '[cs, tlh]', 'bad_document', 'small.yaml:2:17', 'languages.1'],
  [
    'a node of two types is refused',
    'bye: { say: bye,',
    'bye: { say: bye, hangup: {},',
    'bad_document',
    'small.yaml:17:8',
    'say and hangup',
  ],
  ['a node without a type is refused', 'end: { hangup: {} }', 'end: {}', 'bad_document', 'small.yaml:18:8', 'does nothing'],
  ['an unknown node type is refused', 'opt_out: {}', 'optout: {}', 'unknown_node_type', 'small.yaml:16:9', 'no node type optout'],
  ['an unknown option is refused', 'wait: 5 s', 'waits: 5 s', 'bad_options', 'small.yaml:11:36', 'waits'],
  ['a time without a unit is refused', 'wait: 5 s', 'wait: 5', 'bad_options', 'small.yaml:11:35', 'menu.wait'],
  ['a start that does not exist is refused', 'start: greeting', 'start: hello', 'dangling_target', 'small.yaml:3:8', 'hello'],
  ['an outlet that leads nowhere is refused', '9: stop', '9: halt', 'dangling_target', 'small.yaml:12:26', 'halt'],
  ['then that leads nowhere is refused', 'bye, then: end', 'bye, then: over', 'dangling_target', 'small.yaml:17:26', 'over'],
  [
    'an outlet that a node does not have is refused',
    'gave_up: bye }\n  agent',
    'gave_up: bye, 12: bye }\n  agent',
    'unknown_outlet',
    'small.yaml:12:60',
    '12',
  ],
  [
    'then after a node with several ways out is refused',
    'on: { completed: end, nobody: bye }',
    'then: bye',
    'unknown_outlet',
    'small.yaml:15:11',
    'completed, nobody',
  ],
  ['an outlet without a successor is refused', 'not_me: bye, ', '', 'unhandled_outlet', 'small.yaml:7:5', 'not_me'],
  [
    'a transfer without a fallback is refused',
    ', nobody: bye',
    '',
    'transfer_without_fallback',
    'small.yaml:14:5',
    'nobody is free',
  ],
  ['a node that nothing leads to is refused', '1: balance, 9: stop', '1: balance', 'unreachable_node', 'small.yaml:16:9', 'stop'],
  ['a prompt that no language has is refused', 'say: bye,', 'say: ciao,', 'unknown_prompt', 'small.yaml:17:8', 'ciao'],
  [
    'a loop that the debtor does not drive is refused',
    'gave_up: bye }\n  agent',
    'gave_up: balance }\n  agent',
    'loop_without_input',
    'small.yaml:9:12',
    'goes round',
  ],
  [
    'calls that cannot be stopped are refused',
    '  stop: { opt_out: {}, then: bye }',
    '  stop: { say: bye, then: bye }',
    'no_opt_out',
    'small.yaml:1:1',
    'stop these calls',
  ],
  [
    'an amount before verification is refused',
    'greeting, then: who',
    'balance, then: who',
    'disclosure_before_verification',
    'small.yaml:5:13',
    'states total',
  ],
  [
    'a telling node before verification is refused',
    'failed: bye',
    'failed: promise',
    'disclosure_before_verification',
    'small.yaml:18:12',
    'about the debt',
  ],
];

for (const [rule, from, to, code, place, says] of refused)
  test(rule, () => {
    expect(good).toContain(from);
    const extra =
      to === 'failed: promise'
        ? good.replace(
            '  end: {',
            '  promise: { promise: { offer: { 1: today } }, on: { made: bye, declined: bye, agent: agent, gave_up: bye } }\n  end: {',
          )
        : good;
    const promptsToo = `${cs}promise-when: Kdy?\npromise-today: Dnes?\npromise-else: Zpět?\npromise-date: Den?\npromise-no-such-date: Ne.\npromise-too-late: Do {latest}.\npromise-read-back: "{amount} do {date}."\n`;
    const problems = problemsOf(extra.replace(from, to), promptsToo);
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    if (!found) return;
    expect(`${found.at.file}:${found.at.line}:${found.at.column}`).toContain(place);
    expect(found.message).toContain(says);
    expect(found.remedy.length).toBeGreaterThan(10);
  });

test('the way on which the debt would be disclosed is printed', () => {
  const flow = good.replace('gave_up: bye, not_me', 'gave_up: choose, not_me');
  expect(problemsOf(flow).map(({ code, path }) => [code, path])).toEqual([
    ['disclosure_before_verification', 'greeting --said--> who --gave_up--> choose --1--> balance'],
  ]);
});

test('what lies behind a disclosure is not reported again', () => {
  const flow = good.replace('gave_up: bye, not_me', 'gave_up: balance, not_me');
  const told = cs.replace('choose: Pro', 'choose: Kvůli dluhu pro');
  expect(problemsOf(flow, told).map(({ message }) => message)).toEqual([
    'node balance says balance (cs), which states total, and this way leads there before anybody was verified',
  ]);
});

test('words that tell of a debt are refused before verification as well, also in the apology and while waiting for an agent', () => {
  for (const [key, text] of [
    ['greeting', 'Voláme kvůli vašemu dluhu.'],
    ['hold', 'Spojujeme vás s oddělením pohledávek.'],
    ['apology', 'Omlouváme se, o upomínce budeme mluvit za okamžik.'],
    ['bye', 'Nezapomeňte na splatnost {name}.'],
  ] as const) {
    const [problem, ...others] = problemsOf(good, cs.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${text}`));
    expect([key, problem?.code, others]).toEqual([key, 'disclosure_before_verification', []]);
    expect(problem?.message).toContain(`says ${key} (cs) with the word`);
  }
});

test('what only the agent hears may tell of the debt', () => {
  expect(cs).toContain('whisper: "{name}, dluží {total}."');
  expect(problemsOf(good)).toEqual([]);
});

test('a flow in two languages needs every prompt in both', () => {
  const flow = good.replace('[cs]', '[cs, sk]');
  expect(problemsOf(flow).map(({ code }) => code)).toEqual(['missing_language']);
  const sk = cs.replace(/^hold: .*\n/m, '').replace(/^balance: .*$/m, 'balance: Dlhujete {celkom}.');
  const problems = loadProblems(flow, [
    { file: 'cs.yaml', text: cs, language: 'cs' },
    { file: 'sk.yaml', text: sk, language: 'sk' },
  ]);
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'unknown_fact: balance (sk) has a place for celkom, which node balance cannot fill',
    'missing_prompt: node agent says hold, which is missing in sk',
  ]);
});

test('a place that nothing can fill, a form that the language lacks and a broken text are refused', () => {
  expect(problemsOf(good, cs.replace('{total|accusative}', '{constructor}')).map(({ code }) => code)).toEqual(['unknown_fact']);
  expect(problemsOf(good, cs.replace('{total|accusative}', '{total|vocative}')).map(({ code }) => code)).toEqual([
    'unknown_form',
  ]);
  expect(problemsOf(good, cs.replace('{total|accusative}', '{total')).map(({ code, at }) => [code, at.line])).toEqual([
    ['bad_prompt_text', 7],
  ]);
});

test('a flow without an agent is accepted when it gives the number to call, and refused otherwise', () => {
  const alone = good
    .replace('agent: agent }', 'agent: bye }')
    .replace(' 0: agent,', '')
    .replace(/ {2}agent:\n.*\n.*\n/, '');
  expect(problemsOf(alone).map(({ code }) => code)).toEqual(['no_person']);
  expect(problemsOf(alone, cs.replace('Na shledanou.', 'Volejte {callback_number}.'))).toEqual([]);
});

test('what was collected is used only where it was collected on every way', () => {
  const collects = good
    .replace('on: { 1: balance,', 'on: { 1: ask, 5: told,')
    .replace(
      '  end: {',
      '  ask: { collect: { prompt: hold, as: reading }, on: { collected: told, gave_up: bye } }\n  told: { say: told, then: bye }\n  end: {',
    );
  const text = `${cs}told: Zadali jste {collected.reading}.\n`;
  expect(problemsOf(collects, text).map(({ code, path }) => [code, path])).toEqual([
    ['never_collected', 'greeting --said--> who --verified--> balance --said--> choose --5--> told'],
  ]);
  expect(problemsOf(collects.replace(' 5: told,', ''), text)).toEqual([]);
});

test('a branch on an unknown fact, or on nonsense, is refused', () => {
  const branching = (condition: string) =>
    problemsOf(
      good
        .replace('balance, then: choose', 'balance, then: which')
        .replace('  end: {', `  which: { branch: { late: ${condition} }, on: { late: choose, otherwise: choose } }\n  end: {`),
    ).map(({ code }) => code);
  expect(branching('days_past_due >= 30')).toEqual([]);
  expect(branching('[total > 500 CZK, not has_email, result = none, language != sk]')).toEqual([]);
  expect(branching('shoe_size > 40')).toEqual(['unknown_fact']);
  expect(branching('constructor')).toEqual(['unknown_fact']);
  expect(branching('total > many')).toEqual(['bad_options']);
  expect(branching('has_email = yes')).toEqual(['bad_options']);
  expect(branching('days_past_due')).toEqual(['bad_options']);
});

function problemsOf(flow: string, prompts = cs): readonly Problem[] {
  return loadProblems(flow, [{ file: 'cs.yaml', text: prompts, language: 'cs' }]);
}

function loadProblems(flow: string, prompts: Parameters<typeof loadFlow>[1]): readonly Problem[] {
  const forms = { money: ['nominative', 'accusative'], date: ['genitive'] };
  const loaded = loadFlow({ file: 'small.yaml', text: flow }, prompts, { cs: forms });
  return loaded.ok ? [] : loaded.problems;
}

function load(flow: string, prompts = cs) {
  return loadFlow({ file: 'small.yaml', text: flow }, [{ file: 'cs.yaml', text: prompts, language: 'cs' }]);
}
