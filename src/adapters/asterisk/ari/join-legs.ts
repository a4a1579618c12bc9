import type { ChannelId } from '../../../dialer/telephony.ts';
import type { AriCommands } from './ari-commands.ts';
import type { LegBook } from './leg-book.ts';

/** Puts two legs on a bridge of their own; resolves when either has left it, or at once when they cannot be joined. */
export async function joinLegs(commands: AriCommands, legs: LegBook, a: ChannelId, b: ChannelId): Promise<void> {
  const bridgeId = `join-${a}`;
  const parted = legs.whenParted(bridgeId, [a, b]);
  // A leg that is given silence hears nothing of the bridge (measured on 22.10.1).
  for (const channelId of [a, b]) if (legs.canHear(channelId)) await commands.try('channels.stopSilence', { channelId });
  const joined =
    legs.canHear(a) &&
    legs.canHear(b) &&
    (await commands.try('bridges.createWithId', { bridgeId, type: 'mixing' })) &&
    (await commands.try('bridges.addChannel', { bridgeId, channel: `${a},${b}` }));
  if (joined) await parted.promise;
  parted.forget();
  await commands.try('bridges.destroy', { bridgeId });
}
