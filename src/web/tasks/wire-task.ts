import { toWire } from '../../kernel/money.ts';
import { wireDisputed } from '../agreements/wire-agreement.ts';
import { wireInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { TaskView, WorkView } from './ports.ts';

/** Something that a person has to do, with what it is about. */
export function wireTask({ dispute, message, ...task }: TaskView): api.TaskWire {
  const { id, kind, department, personId, debtor, creditor, lastDay, late, openedAt } = task;
  return {
    ...{ id, kind, department, creditor, lastDay, late, openedAt: wireInstant(openedAt) },
    debtor: personId && { id: personId, name: debtor ?? '' },
    message: message && {
      from: message.erased ? null : message.from,
      text: message.erased ? null : message.text,
      at: wireInstant(message.at),
    },
    dispute: dispute && {
      ...{ id: dispute.id, code: dispute.code, state: dispute.state },
      receivables: dispute.about.map(wireDisputed),
    },
  };
}

/** A step that waits for somebody's hands. */
export function wireWork({
  id,
  by,
  step,
  severity,
  strategy,
  day,
  personId,
  debtor,
  creditor,
  owed,
  lines,
}: WorkView): api.WorkWire {
  return {
    ...{ id, registered: by.registered, text: by.template ?? step, severity, strategy, since: day, creditor },
    channel: by.channel === 'letter' ? 'letter' : 'messaging',
    debtor: { id: personId, name: debtor },
    owed: toWire(owed),
    receivables: lines.length,
  };
}
