import type { NodeType } from './define-node.ts';
import { branch } from './nodes/branch.ts';
import { callback } from './nodes/callback.ts';
import { choice } from './nodes/choice.ts';
import { collect } from './nodes/collect.ts';
import { details } from './nodes/details.ts';
import { dispute } from './nodes/dispute.ts';
import { hangup } from './nodes/hangup.ts';
import { hardship } from './nodes/hardship.ts';
import { identify } from './nodes/identify.ts';
import { language } from './nodes/language.ts';
import { menu } from './nodes/menu.ts';
import { optOut } from './nodes/opt-out.ts';
import { paidAlready } from './nodes/paid-already.ts';
import { plan } from './nodes/plan.ts';
import { promise } from './nodes/promise.ts';
import { record } from './nodes/record.ts';
import { recordCall } from './nodes/record-call.ts';
import { say } from './nodes/say.ts';
import { send } from './nodes/send.ts';
import { set } from './nodes/set.ts';
import { survey } from './nodes/survey.ts';
import { tag } from './nodes/tag.ts';
import { transfer } from './nodes/transfer.ts';
import { verify } from './nodes/verify.ts';
import { voicemail } from './nodes/voicemail.ts';
import { webhook } from './nodes/webhook.ts';
import { wrongPerson } from './nodes/wrong-person.ts';
import { yesNo } from './nodes/yes-no.ts';

const all = [
  say,
  menu,
  choice,
  yesNo,
  collect,
  language,
  verify,
  identify,
  branch,
  set,
  webhook,
  details,
  promise,
  plan,
  dispute,
  paidAlready,
  hardship,
  callback,
  survey,
  record,
  recordCall,
  wrongPerson,
  optOut,
  transfer,
  send,
  tag,
  voicemail,
  hangup,
];

/** Every node type that a flow may use, by the name that documents use. */
export const nodeTypes: ReadonlyMap<string, NodeType> = new Map(all.map((nodeType) => [nodeType.type, nodeType]));
