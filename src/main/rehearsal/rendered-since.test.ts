import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderedSince } from './rendered-since.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'dovolat-rendered-'));
});
afterEach(() => rmSync(data, { recursive: true }));

function fragment(name: string, bytes: number, at: number) {
  const folder = join(data, 'audio/fragments', name.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), new Uint8Array(bytes));
  utimesSync(join(folder, name), at / 1000, at / 1000);
}

test('only what was rendered since then counts, by how long it sounds, and once for both its files', () => {
  fragment('aa01.alaw', 8000, 1000);
  fragment('ab02.alaw', 4000, 5000);
  fragment('ab02.wav', 16_044, 5000);
  expect(renderedSince(data, 0)).toBe(1500);
  expect(renderedSince(data, 2000)).toBe(500);
  expect(renderedSince(data, 6000)).toBe(0);
});

test('an installation without any sound is a fault of whoever asks, not a nought', () => {
  expect(() => renderedSince(join(data, 'nowhere'), 0)).toThrow(/ENOENT/);
});
