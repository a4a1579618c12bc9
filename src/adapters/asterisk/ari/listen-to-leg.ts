import { z } from 'zod';
import type { ChannelId } from '../../../dialer/telephony.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { AriCommands } from './ari-commands.ts';
import { AriRefusal } from './ari-errors.ts';
import type { LegBook } from './leg-book.ts';
import { type Listeners, listenerOf } from './listeners.ts';

export type ListeningParts = {
  readonly commands: AriCommands;
  readonly legs: LegBook;
  readonly listeners: Listeners;
  /** Of Asterisk's HTTP server. */
  readonly url: string;
};

/**
 * What comes in on a leg, over a WebSocket of its own (chan_websocket): a snoop channel hears the far end whatever is played to it, and
 * shares a bridge with the channel that hands its sound over. Both go when the socket closes or the leg ends. Asterisk asks for no
 * password at `/media/…`: the id is the secret, and its HTTP server is on a loopback address.
 * Throws Fault `cannot_listen`.
 */
export async function listenToLeg(
  parts: ListeningParts,
  leg: ChannelId,
  hear: (sound: Uint8Array<ArrayBuffer>) => void,
): Promise<() => void> {
  const { commands, legs, listeners, url } = parts;
  const [voice, ear, bridgeId] = [`voice-${leg}`, `ear-${leg}`, `hear-${leg}`];
  let socket: WebSocket | undefined;
  const end = () => {
    socket?.close();
    for (const name of [voice, ear]) void listeners.close(name);
    void commands.try('bridges.destroy', { bridgeId });
  };
  try {
    const [heard] = await Promise.all([
      listeners.open(leg, voice, 'in'),
      listeners.openSocket(ear, async (media) => {
        socket = await openMedia(new URL(`/media/${connectionOf(media)}`, url.replace(/^http/, 'ws')), hear);
      }),
      commands.call('bridges.createWithId', { bridgeId, type: 'mixing' }),
    ]);
    if (!heard) throw new Fault('cannot_listen', 'The leg cannot be listened to: it is gone');
    await commands.call('bridges.addChannel', { bridgeId, channel: [voice, ear].map(listenerOf).join(',') });
  } catch (cause) {
    end();
    if (cause instanceof Fault) throw cause;
    const why = cause instanceof AriRefusal ? cause.code : String(cause);
    throw new Fault('cannot_listen', `What the debtor says cannot be listened to: ${why}`, { retryable: true, cause });
  }
  legs.onGone(leg, end);
  return end;
}

const externalMedia = z.object({ channelvars: z.object({ MEDIA_WEBSOCKET_CONNECTION_ID: z.string() }) });

function connectionOf(answer: unknown): string {
  return externalMedia.parse(answer).channelvars.MEDIA_WEBSOCKET_CONNECTION_ID;
}

/** Text messages are Asterisk's own news of the medium (`MEDIA_START …`); binary ones are sound. */
async function openMedia(address: URL, hear: (sound: Uint8Array<ArrayBuffer>) => void): Promise<WebSocket> {
  const socket = new WebSocket(address, ['media']);
  socket.binaryType = 'arraybuffer';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('open', () => resolve());
  socket.addEventListener('error', () => reject(new Fault('cannot_listen', 'The connection for the sound did not open')));
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) hear(new Uint8Array(data));
  });
  await promise;
  return socket;
}
