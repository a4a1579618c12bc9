import type { GateTools } from '../gate/ask-gate.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Tools } from '../receivables/ports.ts';
import type { Messages } from './ports.ts';

/** What the use cases of this room work with. */
export type OutreachTools = Tools & {
  readonly work: UnitOfWork;
  readonly messages: Messages;
  readonly gate: GateTools;
};
