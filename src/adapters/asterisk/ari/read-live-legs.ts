import { z } from 'zod';
import type { LiveLeg } from '../../../dialer/telephony.ts';

const channelList = z.array(z.object({ id: z.string(), state: z.string() }));
const appState = z.object({ channel_ids: z.array(z.string()) });

/** The channels of our application, answered or not, from `GET /channels` and `GET /applications/{app}`. */
export function readLiveLegs(channels: unknown, application: unknown): LiveLeg[] {
  const ours = new Set(appState.parse(application).channel_ids);
  return channelList
    .parse(channels)
    .filter(({ id }) => ours.has(id))
    .map(({ id, state }) => ({ channelId: id, answered: state === 'Up', ringing: state === 'Ringing' }));
}
