import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../adapters/db/database.ts';
import { sqliteJournal, sqliteJournalReader } from '../adapters/db/journal/sqlite-journal.ts';
import { sqliteUnitOfWork } from '../adapters/db/unit-of-work.ts';
import { systemClock, systemIds, systemTimers } from '../adapters/system/system-clock.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { Timers } from '../kernel/clock.ts';
import { streamEvents } from './event-stream.ts';

/** Real waiting, a hundred times as fast. */
const hasty: Timers = {
  sleep: (ms, signal) => systemTimers.sleep(ms / 100, signal),
  after: (ms, action) => systemTimers.after(ms / 100, action),
};

let db: Database;
let server: Server;
let closing: AbortController;
let journal: JournalReader;
let listeners: Set<() => void>;
let ended: Promise<void>[];
let mayGoOn: () => Promise<boolean>;
const campaignId = systemIds.next('cmp');

beforeEach(async () => {
  listeners = new Set();
  ended = [];
  mayGoOn = async () => true;
  db = await openDatabase(':memory:');
  closing = new AbortController();
  journal = sqliteJournalReader(db, (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const after = query.get('after');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    ended.push(
      streamEvents({
        journal,
        timers: hasty,
        response,
        after: after === null ? undefined : Number(after),
        subject: query.has('campaign') ? { campaignId } : undefined,
        mayGoOn: () => mayGoOn(),
        signal: closing.signal,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  closing.abort();
  await Promise.all(ended);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.close();
});

async function append(count: number, { size = 0, ours = true } = {}): Promise<void> {
  const work = sqliteUnitOfWork(db, () => {
    for (const listener of listeners) listener();
  });
  const happening = { type: 'tested', subject: ours ? { campaignId } : {}, data: { filling: 'x'.repeat(size) } };
  await work.run((tx) =>
    sqliteJournal(systemClock, systemIds).append(
      tx,
      'system',
      Array.from({ length: count }, () => happening),
    ),
  );
}

type Received = { readonly event: string; readonly id: number | undefined };

/** Reads until `enough` says so, then cuts the line as a lost network would. */
async function listen(query: string, enough: (received: Received[]) => boolean): Promise<Received[]> {
  const address = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${address.port}/${query}`);
  const received: Received[] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const id = /^id: (\d+)$/m.exec(message)?.[1];
      received.push({ event: /^event: (.+)$/m.exec(message)?.[1] ?? '', id: id === undefined ? undefined : Number(id) });
      if (enough(received)) return received;
    }
  }
  return received;
}

const happenedIds = (received: Received[]) => received.filter(({ event }) => event === 'happened').map(({ id }) => id);

test('whoever is cut off and resumes from the last id misses nothing and hears nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ hear: fc.nat(7), meanwhile: fc.nat(9) }), { minLength: 1, maxLength: 6 }),
      async (cuts) => {
        const start = await journal.lastSeq();
        let last = start;
        const heard: (number | undefined)[] = [];
        for (const { hear, meanwhile } of cuts) {
          await append(meanwhile);
          const wanted = Math.min(hear, (await journal.lastSeq()) - last);
          const ids = happenedIds(await listen(`?after=${last}`, (received) => happenedIds(received).length >= wanted)).slice(
            0,
            wanted,
          );
          heard.push(...ids);
          last = ids.at(-1) ?? last;
        }
        expect(heard).toEqual(Array.from({ length: heard.length }, (_, n) => start + 1 + n));
      },
    ),
    { numRuns: 15 },
  );
});

test('what is written while somebody listens arrives at once and in order, also more than one page of it', async () => {
  const listening = listen('', (received) => happenedIds(received).length === 450);
  while (listeners.size === 0) await systemTimers.sleep(1);
  await append(3);
  await append(447);
  expect(happenedIds(await listening)).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
});

test('without a last id only what comes from now on is told', async () => {
  await append(5);
  const [ready] = await listen('', () => true);
  expect(ready).toEqual({ event: 'ready', id: 5 });
});

test('a stream of one campaign tells nothing of others', async () => {
  await append(2, { ours: false });
  await append(1);
  expect(happenedIds(await listen('?after=0&campaign=1', (received) => happenedIds(received).length === 1))).toEqual([3]);
});

test('an id beyond the journal asks the reader to read everything anew', async () => {
  await append(2);
  expect(await listen('?after=900', () => true)).toEqual([{ event: 'reset', id: 2 }]);
});

test('a quiet line beats, so that both ends know it is alive, and the beat moves no id', async () => {
  const received = await listen('', (all) => all.filter(({ event }) => event === 'heartbeat').length === 3);
  expect(received.filter(({ event }) => event === 'heartbeat').every(({ id }) => id === undefined)).toBe(true);
});

test('whoever logs out or is locked out hears no more after the next beat', async () => {
  mayGoOn = async () => false;
  expect(await listen('', () => false)).toEqual([{ event: 'ready', id: 0 }]);
  expect(listeners.size).toBe(0);
});

test('a reader that takes nothing is cut off, and nothing is kept for it', async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.write('GET /?after=0 HTTP/1.1\r\nHost: x\r\n\r\n');
  while (ended.length === 0) await systemTimers.sleep(1);
  for (let n = 0; n < 10; n += 1) await append(200, { size: 20_000 });
  await ended[0];
  expect(listeners.size).toBe(0);
  socket.destroy();
});

test('closing the server ends every stream', async () => {
  const listening = listen('', () => false);
  while (ended.length === 0) await systemTimers.sleep(1);
  closing.abort();
  expect(happenedIds(await listening)).toEqual([]);
  await Promise.all(ended);
});
