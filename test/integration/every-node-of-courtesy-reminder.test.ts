import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';

/** A courtesy calls before the day on which something is due. */
holdAtEveryNode('courtesy-reminder', {
  due: Temporal.Now.plainDateISO('Europe/Prague').add({ days: 50 }),
  unreached: ['on-machine', 'thanks-promise', 'nowhere-to-send'],
});
