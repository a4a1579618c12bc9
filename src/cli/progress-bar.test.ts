import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressBar } from './progress-bar.ts';

const half = { bytes: 500, totalBytes: 1_000, rows: 5_000, rejected: 2 };

function bar(interactive: boolean) {
  const said: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 200, cursorTo: () => {}, clearLine: () => {} });
  let drawn = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    drawn += text;
  });
  let at = 0;
  const made = progressBar({ interactive, complain: (text) => said.push(text) }, 'Importing debts.csv', {
    stream,
    now: () => at,
  });
  const pass = (ms: number) => {
    at += ms;
  };
  return { ...made, pass, said, drawn: () => drawn };
}

test('on a terminal a bar tells how far the file is read, how fast, how many rows were bad and how long it still takes', async () => {
  const the = bar(true);
  the.show({ ...half, bytes: 0, rows: 0, rejected: 0 });
  the.pass(10_000);
  the.show(half);
  the.end();
  await new Promise((done) => setTimeout(done, 0));
  expect(the.drawn()).toContain('Importing debts.csv');
  expect(the.drawn()).toMatch(/50 %.*5,000 rows · 500 a second · 2 bad · 0:10 left/);
  expect(the.said).toEqual([]);
});

test('where there is no terminal a plain line is written now and then, none of them for a short file', () => {
  const the = bar(false);
  the.show({ ...half, bytes: 0, rows: 0, rejected: 0 });
  the.pass(5_000);
  the.show({ ...half, bytes: 400 });
  expect(the.said).toEqual([]);
  the.pass(5_000);
  the.show(half);
  the.pass(5_000);
  the.show({ ...half, bytes: 700 });
  expect(the.said).toEqual(['Importing debts.csv: 50 %, 5,000 rows · 500 a second · 2 bad · 0:10 left']);
  expect(the.drawn()).toBe('');
});
