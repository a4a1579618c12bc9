import type { LiveLeg } from '../../../dialer/telephony.ts';

/** The channels of our application, answered or not, from `GET /channels` and `GET /applications/{app}`. */
export function readLiveLegs(channels: unknown, application: unknown): LiveLeg[] {
  const ours = new Set((application as { channel_ids?: readonly string[] }).channel_ids);
  return (channels as readonly { id: string; state: string }[])
    .filter(({ id }) => ours.has(id))
    .map(({ id, state }) => ({ channelId: id, answered: state === 'Up', ringing: state === 'Ringing' }));
}
