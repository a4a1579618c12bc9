import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';

/** Every rehearsal number is a mobile, so that there always is somewhere to send an SMS; machines are those of `persona-results`. */
holdAtEveryNode('soft-reminder', { unreached: ['on-machine', 'thanks-promise', 'nowhere-to-send', 'thanks-plan'] });
