import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';

holdAtEveryNode('contact-verification', { unreached: ['on-machine'] });
