import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { GateEvent } from './events.ts';
import type { OperatorRules } from './operator-rules.ts';
import type { AdoptedRules } from './ports.ts';

export type AdoptTools = { readonly work: UnitOfWork; readonly journal: Journal; readonly adopted: AdoptedRules };

/** Writes down that other rules hold from here on, with every value that they tighten and loosen. The same rules again write nothing. */
export async function adoptGateRules(tools: AdoptTools, actor: Actor, version: string, rules: OperatorRules): Promise<void> {
  await tools.work.run(async (tx) => {
    const before = (await tools.adopted.version(tx)) ?? shippedRules;
    if (before === version) return;
    const { templates, tightened, loosened } = rules;
    await tools.adopted.setVersion(tx, version);
    const adopted: GateEvent = {
      type: 'gate_rules_adopted',
      subject: {},
      data: { version, templates, tightened, loosened },
    };
    await tools.journal.append(tx, actor, [adopted]);
  });
}

/** The version of rules that set nothing. */
export const shippedRules = 'shipped';
