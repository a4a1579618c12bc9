import type { JournalEvent } from '../../src/journal/event.ts';
import type { JournalReader } from '../../src/journal/ports.ts';
import type { DisputeId } from '../../src/kernel/ids.ts';
import type { Severity } from '../../src/kernel/severity.ts';
import type { Channel } from '../../src/receivables/model.ts';
import type { Clerks } from './clerks.ts';
import type { Debtors } from './debtors.ts';

/** Reads on in the journal: what went out gets to its debtors, what they agreed on they keep or not, what they dispute goes to the clerks. */
export class JournalFollower {
  private readonly journal: JournalReader;
  private readonly debtors: Debtors;
  private readonly clerks: Clerks;
  /** How each step that was due is carried out, and how grave it is. */
  private readonly steps = new Map<string, { readonly channel: Channel; readonly severity: Severity }>();
  private read = 0;

  constructor(journal: JournalReader, debtors: Debtors, clerks: Clerks) {
    this.journal = journal;
    this.debtors = debtors;
    this.clerks = clerks;
  }

  severityOf(stepId: string | null): Severity {
    return this.steps.get(stepId ?? '')?.severity ?? 'reminder';
  }

  async hear(today: Temporal.PlainDate): Promise<void> {
    for (;;) {
      const events = await this.journal.read({ after: this.read, limit: pageSize, types: heard });
      for (const event of events) await this.react(event, today);
      this.read = events.at(-1)?.seq ?? this.read;
      if (events.length < pageSize) return;
    }
  }

  private async react({ type, subject: { personId }, data }: JournalEvent, today: Temporal.PlainDate): Promise<void> {
    const { stepId, channel, severity, because, date, amountMinor, instalments, disputeId } = data as Told;
    if (!personId) return;
    if (type === 'step_due' || type === 'step_falls_back') this.steps.set(stepId, { channel, severity });
    const step = this.steps.get(stepId);
    const isOut = type === 'step_ended' && (because === 'message_handed_over' || because.startsWith('user:'));
    if (isOut && step) await this.debtors.read(personId, step.channel, step.severity, today, stepId);
    if (type === 'promise_recorded') this.debtors.keeps(personId, date, amountMinor);
    if (type === 'plan_accepted') for (const one of instalments) this.debtors.keeps(personId, one.date, one.amountMinor);
    if (type === 'dispute_opened') this.clerks.hearOfDispute(disputeId, today);
  }
}

const heard = ['step_due', 'step_falls_back', 'step_ended', 'promise_recorded', 'plan_accepted', 'dispute_opened'];
const pageSize = 1000;

/** What these lines tell, taken together. */
type Told = {
  readonly stepId: string;
  readonly severity: Severity;
  readonly channel: Channel;
  readonly because: string;
  readonly date: string;
  readonly amountMinor: number | null;
  readonly instalments: readonly { readonly date: string; readonly amountMinor: number }[];
  readonly disputeId: DisputeId;
};
