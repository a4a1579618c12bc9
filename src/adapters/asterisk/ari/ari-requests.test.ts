import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { AriHttp, AriMessages, addressed, type DescribedOperation } from './ari-requests.ts';

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

test('each value goes where the server wants it, and is encoded', () => {
  expect(addressed(play, { channelId: 'att 1', media: 'sound:/a b', variables: { variables: { a: '1' } } })).toEqual({
    path: 'channels/att%201/play?media=sound%3A%2Fa%20b',
    body: '{"variables":{"a":"1"}}',
  });
  expect(addressed(play, { channelId: 'x', media: undefined }).path).toBe('channels/x/play');
  expect(() => addressed(play, { chanelId: 'x' })).toThrow(RangeError);
});

type Carried = { readonly status: number; readonly text: string } | 'break_off';

async function byHttp(answer: (place: string) => Carried) {
  const server = createServer((request, response) => {
    const what = answer((request.url ?? '').replace('/ari/', ''));
    if (what === 'break_off') request.socket.destroy();
    else response.writeHead(what.status).end(what.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = new AriHttp({ url: `http://127.0.0.1:${port}`, user: 'dovolat', password: 'secret' });
  closing.push(
    () => http.close(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return http;
}

async function byMessages(answer: (place: string) => Carried) {
  const messages: AriMessages = new AriMessages((text) => {
    const { request_id, uri } = JSON.parse(text);
    const what = answer(uri);
    setImmediate(() => {
      if (what === 'break_off') messages.lost();
      else messages.take({ type: 'RESTResponse', request_id, status_code: what.status, message_body: what.text });
    });
    return true;
  });
  return messages;
}

for (const [way, open] of Object.entries({ 'by HTTP': byHttp, 'over the event socket': byMessages })) {
  test(`${way}: each answer finds the one who asked`, async () => {
    const carrier = await open((place) => ({ status: 200, text: JSON.stringify({ place }) }));
    const answers = Array.from({ length: 30 }, (_, n) => carrier.send(play, { channelId: '1', media: `${n}` }));
    for (const [n, answer] of answers.entries()) expect(await answer).toEqual({ place: `channels/1/play?media=${n}` });
  });

  test(`${way}: a refusal tells its reason as a code; nothing in the answer is nothing`, async () => {
    const carrier = await open((place) =>
      place.includes('gone') ? { status: 404, text: '{"message":"Channel not found"}' } : { status: 204, text: '' },
    );
    await expect(carrier.send(play, { channelId: 'gone' })).rejects.toSatisfy(
      (error) => error instanceof AriRefusal && error.code === 'channel_not_found',
    );
    expect(await carrier.send(play, { channelId: 'here' })).toBe(undefined);
  });

  test(`${way}: an order whose connection breaks is not sent again: nobody knows whether it was carried out`, async () => {
    let seen = 0;
    const carrier = await open(() => {
      seen += 1;
      return 'break_off';
    });
    await expect(carrier.send(play, { channelId: '1' })).rejects.toBeInstanceOf(AriNoAnswer);
    expect(seen).toBe(1);
  });
}

test('over the event socket: without a socket nothing is sent, and an event is nobody’s answer', async () => {
  const messages = new AriMessages(() => false);
  await expect(messages.send(play, { channelId: '1' })).rejects.toBeInstanceOf(AriNoAnswer);
  expect(messages.take({ type: 'StasisStart' })).toBe(false);
});
