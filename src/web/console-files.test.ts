import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleFiles } from './console-files.ts';

let folder: string;
let app: FastifyInstance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-files-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets/index-abc.js'), 'plain');
  writeFileSync(join(folder, 'assets/index-abc.js.br'), 'brotli');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  app = Fastify();
  await app.register(consoleFiles, { folder });
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const page = { accept: 'text/html' };

test('the page is never kept and admits only the styles of its own nonce, a new one each time', async () => {
  const answers = await Promise.all(['/', '/campaigns/cmp_1', '/login'].map((url) => app.inject({ url, headers: page })));
  const nonces = answers.map(({ body, headers, statusCode }) => {
    const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? '';
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(3);
});

test('files named by their content are kept for ever, others for an hour', async () => {
  expect((await app.inject('/assets/index-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await app.inject('/icon.svg')).headers['cache-control']).toBe('public, max-age=3600');
});

test('whoever takes brotli gets what was compressed at build time', async () => {
  const answer = await app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': 'br' } });
  expect({ body: answer.body, encoding: answer.headers['content-encoding'] }).toEqual({ body: 'brotli', encoding: 'br' });
  expect(answer.headers['content-type']).toContain('javascript');
});

test.each(['/assets/gone.js', '/../package.json', '/%2e%2e/package.json', '/index.html.br'])('%s is not there', async (url) => {
  const answer = await app.inject({ url, headers: { accept: '*/*' } });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('a console that was not built says what to do', async () => {
  rmSync(join(folder, 'index.html'));
  const answer = await app.inject({ url: '/', headers: page });
  expect(answer.statusCode).toBe(404);
  expect(answer.json().detail).toContain('npm run build');
});
