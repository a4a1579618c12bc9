import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { AriRequests, addressed, type DescribedOperation } from './ari-requests.ts';

const play: DescribedOperation = {
  method: 'POST',
  path: '/channels/{channelId}/play',
  parameters: [
    { name: 'channelId', paramType: 'path' },
    { name: 'media', paramType: 'query' },
    { name: 'variables', paramType: 'body' },
  ],
};

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serving(answer: (url: string, requests: number) => { status: number; text: string } | 'break_off') {
  let sockets = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const what = answer(request.url ?? '', requests);
    if (what === 'break_off') request.socket.destroy();
    else response.writeHead(what.status).end(what.text);
  });
  server.on('connection', () => {
    sockets += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const requester = new AriRequests({ url: `http://127.0.0.1:${port}`, user: 'dovolat', password: 'secret' }, 5000);
  closing.push(
    () => requester.close(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { requester, sockets: () => sockets };
}

test('each value goes where the server wants it, and is encoded', () => {
  expect(addressed(play, { channelId: 'att 1', media: 'sound:/a b', variables: { a: '1' } })).toEqual({
    path: '/ari/channels/att%201/play?media=sound%3A%2Fa%20b',
    body: '{"variables":{"a":"1"}}',
  });
  expect(addressed(play, { channelId: 'x', media: undefined }).path).toBe('/ari/channels/x/play');
  expect(() => addressed(play, { chanelId: 'x' })).toThrow(RangeError);
});

test('a few connections serve request after request', async () => {
  const { requester, sockets } = await serving((url) => ({ status: 200, text: JSON.stringify({ url }) }));
  for (let n = 0; n < 30; n += 1)
    expect(await requester.send(play, { channelId: '1', media: `${n}` })).toEqual({ url: `/ari/channels/1/play?media=${n}` });
  expect(sockets()).toBeLessThan(4);
});

test('a refusal tells its reason as a code; nothing in the answer is nothing', async () => {
  const { requester } = await serving((url) =>
    url.includes('gone') ? { status: 404, text: '{"message":"Channel not found"}' } : { status: 204, text: '' },
  );
  await expect(requester.send(play, { channelId: 'gone' })).rejects.toSatisfy(
    (error) => error instanceof AriRefusal && error.code === 'channel_not_found',
  );
  expect(await requester.send(play, { channelId: 'here' })).toBe(undefined);
});

test('an order whose connection breaks is not sent again: nobody knows whether it was carried out', async () => {
  let seen = 0;
  const { requester } = await serving((_url, requests) => {
    seen = requests;
    return 'break_off';
  });
  await expect(requester.send(play, { channelId: '1' })).rejects.toBeInstanceOf(AriNoAnswer);
  expect(seen).toBe(1);
});
