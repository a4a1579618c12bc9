import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnThePhone, type OpenOutreach, openOutreach, phone } from '../../test/support/open-outreach.ts';
import { releaseByHand, suppressByHand } from './suppress-by-hand.ts';
import type { SuppressionTools } from './suppress-numbers.ts';
import { suppressNumbers } from './suppress-numbers.ts';

let the: OpenOutreach;
let jana: OnThePhone;
beforeEach(async () => {
  the = await openOutreach();
  jana = await the.debtor(await the.creditor('CZ'), { phones: [phone('+420601234567')] });
});
afterEach(() => the.close());

const { number } = phone('+420601234567');
const strange = phone('+420605000000').number;
const tools = (): SuppressionTools & { readonly work: OpenOutreach['work'] } => ({
  ...the.tools,
  work: the.work,
  gate: the.parts.gate,
});
const put = async (list: string, whose = number, until: number | null = null, reason: string | null = 'asked by letter') => {
  const done = await suppressByHand(tools(), 'user:eva', list, { number: whose, reason, until });
  return done.ok ? done.value : done.reason;
};
const release = (list: string | null, whose = number) =>
  releaseByHand(tools(), 'user:anna', { number: whose, list, reason: 'a mistake' });
const told = async () =>
  (await the.events()).filter(({ type }) => /^suppression_|^contact_points_/.test(type)).map(({ type, data }) => [type, data]);
const held = () => the.run((tx) => the.parts.gate.suppressions.has(tx, number, the.tools.clock.now().epochMilliseconds, 'voice'));

test('a number put onto a list by hand is held back at once; which contact point that is, is on record, the number is not', async () => {
  expect([await put('general'), await held()]).toEqual(['added', true]);
  expect(await told()).toEqual([
    ['contact_points_suppressed', { list: 'general', contactPoints: [{ contactPointId: jana.contactPointId, until: null }] }],
    ['suppression_added', { list: 'general', reason: 'asked by letter', until: null }],
  ]);
  expect(JSON.stringify(await the.events('suppression_added', 'contact_points_suppressed'))).not.toContain('601234567');
});

test('the same number in the same words again changes nothing; another end or reason does, and is on record', async () => {
  const until = the.tools.clock.now().epochMilliseconds + 86_400_000;
  expect([await put('general'), await put('general'), await put('general', number, until), await put('other')]).toEqual([
    ...['added', 'unchanged', 'changed', 'added'],
  ]);
  expect((await told()).filter(([type]) => type === 'suppression_added').length).toBe(3);
  expect((await told())[2]).toEqual([
    'contact_points_suppressed',
    { list: 'general', contactPoints: [{ contactPointId: jana.contactPointId, until }] },
  ]);
});

test('a number of nobody on record is held back too, and no contact point is spoken of', async () => {
  expect(await put('general', strange)).toBe('added');
  expect((await told()).map(([type]) => type)).toEqual(['suppression_added']);
  expect(await release('general', strange)).toEqual({ ok: true, value: ['general'] });
  expect((await told()).map(([type]) => type)).toEqual(['suppression_added', 'suppression_removed']);
});

test('a list has a name of small letters, digits and hyphens, and a number is put onto no other', async () => {
  for (const list of ['', 'General', 'a b', '-a', 'a'.repeat(41)])
    expect([list, await put(list)]).toEqual([list, 'bad_list_name']);
  expect([await held(), await put('a'.repeat(40)), await put('7')]).toEqual([false, 'added', 'added']);
});

test('a number comes off one list, or off all, for a stated reason; another list still holds it back', async () => {
  for (const list of ['general', 'other', 'third']) await put(list);
  expect(await release('general')).toEqual({ ok: true, value: ['general'] });
  expect([await held(), await release('general')]).toMatchObject([
    true,
    { ok: false, reason: 'not_suppressed', message: 'The number is on no list "general"' },
  ]);
  expect(await release(null)).toEqual({ ok: true, value: ['other', 'third'] });
  expect([await held(), await release(null)]).toMatchObject([false, { ok: false, message: 'The number is on no list' }]);
  expect((await told()).slice(-4)).toEqual([
    ['contact_points_released', { lists: ['general'], contactPointIds: [jana.contactPointId] }],
    ['suppression_removed', { lists: ['general'], reason: 'a mistake' }],
    ['contact_points_released', { lists: ['other', 'third'], contactPointIds: [jana.contactPointId] }],
    ['suppression_removed', { lists: ['other', 'third'], reason: 'a mistake' }],
  ]);
});

test('of a number that a list names twice the last word holds, and the first is counted as having changed nothing', async () => {
  const until = the.tools.clock.now().epochMilliseconds + 86_400_000;
  const twice = [null, until].map((end) => ({ number, reason: null, until: end }));
  const found = await the.run((tx) => suppressNumbers(tools(), tx, 'user:eva', { list: 'general', importId: null }, twice));
  expect(found).toEqual({ added: [number], changed: [], unchanged: 1 });
  expect(await told()).toEqual([
    ['contact_points_suppressed', { list: 'general', contactPoints: [{ contactPointId: jana.contactPointId, until }] }],
  ]);
  const [standing] = await the.run((tx) => the.parts.gate.suppressions.ofNumber(tx, number));
  expect(standing).toMatchObject({ until, since: the.tools.clock.now().epochMilliseconds });
});
