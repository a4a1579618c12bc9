import { holdAtEveryNode } from '../support/every-node/hold-at-every-node.ts';

holdAtEveryNode('neutral-callback', { unreached: [] });
