import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFlow } from './document.ts';
import { readPrompts } from './prompt-book.ts';

/** The words by which Czech prompts name the keys. */
const keyWords: Readonly<Record<string, string>> = {
  nulu: '0',
  jedničku: '1',
  dvojku: '2',
  trojku: '3',
  čtyřku: '4',
  pětku: '5',
  šestku: '6',
  sedmičku: '7',
  osmičku: '8',
  devítku: '9',
  hvězdičku: '*',
  křížek: '#',
};
const book = readPrompts(readFileSync('prompts/cs.yaml', 'utf8'), 'prompts/cs.yaml', 'cs');
if (!book.ok) throw new Error(JSON.stringify(book.problems));
const { prompts } = book.value;

function keysNamed(...keys: string[]): string[] {
  const words = keys.flatMap((key) => (prompts.get(key)?.text ?? `no prompt ${key}`).split(/[^\p{L}]+/u));
  return words.flatMap((word) => keyWords[word] ?? []).toSorted();
}

const shipped = readdirSync('ivr-flows').filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
const nodes = shipped.flatMap((file) => {
  const flow = readFlow(readFileSync(`ivr-flows/${file}`, 'utf8'), file);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.value.nodes.map((node) => ({ ...node, file }));
});

test('a menu names exactly the keys that it takes', () => {
  const menus = nodes.filter(({ type }) => type === 'menu');
  expect(menus.length).toBeGreaterThan(3);
  for (const { file, name, options, on } of menus) {
    const prompt = z.object({ prompt: z.string() }).parse(options).prompt;
    const keys = on.map(({ outlet }) => outlet).filter((outlet) => outlet !== 'gave_up');
    expect([file, name, keysNamed(prompt)]).toEqual([file, name, keys.toSorted()]);
  }
});

test('a promise names for each date the key that chooses it, and the ways out', () => {
  for (const { options } of nodes.filter(({ type }) => type === 'promise')) {
    const { offer } = z.object({ offer: z.record(z.string(), z.string()) }).parse(options);
    for (const [key, what] of Object.entries(offer)) expect(keysNamed(`promise-${what.replace(' ', '-')}`)).toEqual([key]);
    expect(keysNamed('promise-else')).toEqual(['*', '0']);
    expect(keysNamed('promise-read-back')).toEqual(['1', '2']);
    expect(keysNamed('promise-date')).toEqual(['*']);
  }
});

test('a dispute names exactly the keys of its reasons, and the ways out', () => {
  for (const { options } of nodes.filter(({ type }) => type === 'dispute')) {
    const { reasons } = z.object({ reasons: z.record(z.string(), z.string()) }).parse(options);
    expect(keysNamed('dispute-reasons')).toEqual(['*', '0', ...Object.keys(reasons)]);
  }
});

test('verification and details name the keys that they take', () => {
  expect(keysNamed('who-by-birth-date', 'who-by-customer-number', 'who-by-birth-number')).toEqual(['1', '2', '3']);
  expect(keysNamed('who-else')).toEqual(['0', '9']);
  for (const field of ['birth-date', 'birth-number', 'customer-number', 'postcode'])
    expect(keysNamed(`ask-${field}`)).toEqual(['*']);
  expect(keysNamed('details-next', 'details-previous', 'details-exits')).toEqual(['0', '1', '2', '3', '4', '8']);
});
