import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let cli: OpenCommandLine;

beforeAll(async () => {
  cli = await openCommandLine();
  await cli.owes();
});
afterAll(() => cli.close());

test('a segment is saved, formed, shown with who is in it and how that came about, and removed', async () => {
  expect((await cli.dovolat('segment', 'list')).said).toContain('There is no segment');
  expect((await cli.dovolat('segment', 'add', 'late', '--where', 'days_past_due >= 30')).code).toBe(0);
  expect((await cli.dovolat('segment', 'show', 'late')).said).toContain('where days_past_due >= 30 (saved)');
  expect((await cli.dovolat('segment', 'form')).said).toMatch(/late\s+late\s+1\s+\+1 −0/);
  expect((await cli.json('segment', 'members', 'late'))[0]).toMatchObject({ name: 'Jana Nováková' });
  expect((await cli.json('segment', 'diff', 'late'))[0]).toMatchObject({ change: 'joined' });
  const formed = (await cli.json('segment', 'list')).items.find(({ source }: { source: string }) => source === 'formed');
  expect((await cli.dovolat('segment', 'members', formed.name)).said).toContain(
    '1000.00 CZK open, 60 days past due, cannot be reached',
  );
  expect((await cli.dovolat('segment', 'list')).said).toContain(wordsOf(formed.name));
  expect((await cli.dovolat('segment', 'show', formed.name)).said).toContain(`${formed.name}: ${wordsOf(formed.name)}`);
  await cli.dovolat('segment', 'remove', 'late');
  await cli.dovolat('segment', 'form');
  expect((await cli.json('segment', 'history', 'late')).map(({ size }: { size: number }) => size)).toEqual([0, 1]);
  expect((await cli.dovolat('segment', 'show', 'late')).code).toBe(1);
});

test('a condition that cannot be understood is refused with why; nothing is saved', async () => {
  const { code, complained } = await cli.dovolat('segment', 'add', 'odd', '--where', 'balance > 500');
  expect([code, complained.includes('like 500 CZK')]).toEqual([1, true]);
  expect((await cli.dovolat('segment', 'add', 'odd')).code).toBe(2);
});

/** What people call a segment of the system. */
function wordsOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ', ')}`;
}
