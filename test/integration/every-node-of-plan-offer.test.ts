import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';

/** Every rehearsal number is a mobile, so that there always is somewhere to send an SMS; machines are those of `persona-results`. */
holdAtEveryNode('plan-offer', { unreached: ['on-machine', 'thanks-plan', 'thanks-promise', 'nowhere-to-send'] });
