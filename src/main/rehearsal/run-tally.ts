import type { DialerEvent } from '../../dialer/events.ts';
import type { JournalEvent } from '../../journal/event.ts';
import type { OutreachEvent } from '../../outreach/events.ts';
import { liveTrunk } from './prepare-campaigns.ts';

/** What a rehearsal counts beside its campaign's figures, from the journal, one event at a time. */
export class RunTally {
  /** Orders that Asterisk took for the trunk into the simulated network: each must be one INVITE there. */
  callsPlaced = 0;
  /** Calls that went to the trunk where nobody is. */
  callsOnDeadTrunk = 0;
  /** Calls to somebody who had been called before. */
  retries = 0;
  /** Calls that were answered, by the language that was spoken. */
  readonly languages: Record<string, number> = {};
  readonly handedOver = { sms: 0, email: 0 };
  /** Calls that debtors made to us, and how many of them ended in a promise. */
  readonly calledBack = { calls: 0, promises: 0 };
  private callersUp = 0;
  /** Messages of which nothing more is to be heard. */
  private closed = 0;
  private written = 0;
  private readonly tried = new Set<string>();
  private readonly trunks = new Map<string, string>();

  add(told: JournalEvent): void {
    const event = told as JournalEvent<DialerEvent | OutreachEvent>;
    const attempt = event.subject.attemptId ?? '';
    switch (event.type) {
      case 'attempt_reserved': {
        const { entryId, trunk } = event.data;
        if (this.tried.has(entryId)) this.retries += 1;
        this.tried.add(entryId);
        this.trunks.set(attempt, trunk);
        return;
      }
      case 'attempt_order_answered':
        if (event.data.taken === 'refused') return;
        if (this.trunks.get(attempt) === liveTrunk) this.callsPlaced += 1;
        else this.callsOnDeadTrunk += 1;
        return;
      case 'attempt_answered': {
        const { language } = event.data;
        this.languages[language] = (this.languages[language] ?? 0) + 1;
        return;
      }
      case 'inbound_call_arrived':
        this.callersUp += 1;
        return;
      case 'inbound_call_ended':
        this.callersUp -= 1;
        this.calledBack.calls += 1;
        if (event.data.result === 'rpc_ptp') this.calledBack.promises += 1;
        return;
      case 'message_written':
        this.written += 1;
        return;
      case 'message_handed_over':
        this.handedOver[event.data.channel] += 1;
        this.closed += 1;
        return;
      case 'message_failed':
      case 'message_fate_unknown':
        this.closed += 1;
        return;
      default:
        return; // counts nothing
    }
  }

  /** Somebody who called back is still there. */
  get callers(): boolean {
    return this.callersUp > 0;
  }

  /** A message is still on its way out. */
  get writing(): boolean {
    return this.closed < this.written;
  }
}
