import type { NodeType } from './define-node.ts';
import { branch } from './nodes/branch.ts';
import { collect } from './nodes/collect.ts';
import { details } from './nodes/details.ts';
import { dispute } from './nodes/dispute.ts';
import { hangup } from './nodes/hangup.ts';
import { identify } from './nodes/identify.ts';
import { menu } from './nodes/menu.ts';
import { optOut } from './nodes/opt-out.ts';
import { paidAlready } from './nodes/paid-already.ts';
import { promise } from './nodes/promise.ts';
import { say } from './nodes/say.ts';
import { send } from './nodes/send.ts';
import { transfer } from './nodes/transfer.ts';
import { verify } from './nodes/verify.ts';
import { wrongPerson } from './nodes/wrong-person.ts';

/** Every node type that a flow may use, by the name that documents use. */
export const nodeTypes: ReadonlyMap<string, NodeType> = new Map(
  [
    say,
    menu,
    collect,
    verify,
    identify,
    branch,
    details,
    promise,
    dispute,
    paidAlready,
    wrongPerson,
    optOut,
    transfer,
    send,
    hangup,
  ].map((nodeType) => [nodeType.type, nodeType]),
);
