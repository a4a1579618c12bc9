import type { DisputeId } from '../../src/kernel/ids.ts';
import type { OpenInstallation } from '../../src/main/open-installation.ts';
import { decideDispute } from '../../src/receivables/disputes/decide-dispute.ts';
import { moveDispute } from '../../src/receivables/disputes/move-dispute.ts';
import type { Chance } from '../../src/strategy/dry-run/chance.ts';
import { finishWork } from '../../src/strategy/planning/finish-work.ts';
import { need } from '../portfolio/set-up-creditors.ts';

const actor = 'user:eva';

/** The people of a creditor: they post what no driver carries, and decide about disputes. */
export class Clerks {
  private readonly installation: OpenInstallation;
  private readonly chance: Chance;
  /** Open ones, by when they came. */
  private readonly disputes = new Map<DisputeId, Temporal.PlainDate>();

  constructor(installation: OpenInstallation, chance: Chance) {
    this.installation = installation;
    this.chance = chance;
  }

  hearOfDispute(id: DisputeId, today: Temporal.PlainDate): void {
    this.disputes.set(id, today);
  }

  /** Posts the letters that wait; in the evening of the day on which they were planned. */
  async postLetters(): Promise<void> {
    const { planning } = this.installation;
    for (const { id: stepId } of await planning.work.run((tx) => planning.steps.byHand(tx, 10_000)))
      need(await finishWork(planning, actor, { stepId, dropped: false }));
  }

  /** A dispute goes to a department on the next day, and is decided after four. */
  async decideDisputes(today: Temporal.PlainDate): Promise<void> {
    const { tools } = this.installation;
    for (const [id, since] of this.disputes) {
      const age = since.until(today).days;
      const act = { actor, origin: `clerk:${id}:${age}` } as const;
      const review = { to: 'internal_review', department: 'billing', workingDays: 5 } as const;
      if (age === 1) need(await tools.work.run((tx) => moveDispute(tools, tx, act, id, review)));
      if (age < 4) continue;
      const to = this.chance(`dispute ${id}`) < 0.35 ? 'accepted' : 'rejected';
      need(await tools.work.run((tx) => decideDispute(tools, tx, act, id, { to })));
      this.disputes.delete(id);
    }
  }
}
