import { z } from 'zod';
import type { ChannelId } from '../../../dialer/telephony.ts';
import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { AriCommands } from './ari-commands.ts';
import { AriRefusal } from './ari-errors.ts';
import type { LegBook } from './leg-book.ts';

export type ListeningParts = {
  readonly commands: AriCommands;
  readonly legs: LegBook;
  readonly timers: Timers;
  readonly app: string;
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
  const { commands, legs, timers, app, url } = parts;
  const [snoop, ear, bridgeId] = [`snoop-${leg}`, `ear-${leg}`, `hear-${leg}`];
  const entered = Promise.all([snoop, ear].map((channel) => legs.whenEntered(channel, enterMs, timers)));
  let socket: WebSocket | undefined;
  const end = () => {
    socket?.close();
    for (const channelId of [snoop, ear]) void commands.try('channels.hangup', { channelId });
    void commands.try('bridges.destroy', { bridgeId });
  };
  try {
    const [, media] = await Promise.all([
      commands.call('channels.snoopChannelWithId', { channelId: leg, snoopId: snoop, spy: 'in', app }),
      commands.call('channels.externalMedia', { channelId: ear, app, ...asServer }),
      commands.call('bridges.createWithId', { bridgeId, type: 'mixing' }),
    ]);
    socket = await openMedia(new URL(`/media/${connectionOf(media)}`, url.replace(/^http/, 'ws')), hear);
    if ((await entered).includes(false)) throw new Fault('cannot_listen', 'Asterisk did not bring up the channels to listen by');
    await commands.call('bridges.addChannel', { bridgeId, channel: `${snoop},${ear}` });
  } catch (cause) {
    end();
    if (cause instanceof Fault) throw cause;
    const why = cause instanceof AriRefusal ? cause.code : String(cause);
    throw new Fault('cannot_listen', `What the debtor says cannot be listened to: ${why}`, { retryable: true, cause });
  }
  legs.onGone(leg, end);
  return end;
}

/** Asterisk waits for our connection; 16-bit samples at 16 kHz, no headers. */
const asServer = {
  external_host: 'INCOMING',
  encapsulation: 'none',
  transport: 'websocket',
  connection_type: 'server',
  format: 'slin16',
};
/** Far more than it takes (measured: 6 ms). */
const enterMs = 3000;

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
