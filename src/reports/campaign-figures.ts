import type { DeskEvent } from '../desk/events.ts';
import type { DialerEvent } from '../dialer/events.ts';
import type { GateEvent } from '../gate/events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { type Currency, type Money, money } from '../kernel/money.ts';
import type { OutreachEvent } from '../outreach/events.ts';
import type { ReceivablesHappening } from '../receivables/events.ts';

/** What a campaign has come to so far. Counts, but for `promised`: one amount per currency. */
export type CampaignFigures = {
  readonly debtors: number;
  readonly debtorsDone: number;
  readonly debtorsReached: number;
  readonly attempts: number;
  readonly callsPlaced: number;
  readonly answered: number;
  readonly verified: number;
  readonly promises: number;
  readonly promised: readonly Money[];
  readonly disputes: number;
  readonly paidClaims: number;
  readonly wrongPersons: number;
  readonly transfers: number;
  readonly optOuts: number;
  readonly refused: number;
  /** By rule. */
  readonly refusedBy: Readonly<Record<string, number>>;
  readonly followUps: { readonly sms: number; readonly email: number };
  readonly inUse: number;
  readonly peakConcurrent: number;
  readonly results: Readonly<Record<string, number>>;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};

/** Folds the journal into the figures of a campaign, or of several together, one event at a time, in order. Events of others are passed over. */
export class CampaignLedger {
  private readonly campaigns: ReadonlySet<string | undefined>;
  /** Calls that are up, and whether the debtor was verified in them. */
  private readonly open = new Map<string, boolean>();
  private readonly reached = new Set<string>();
  private readonly promised = new Map<Currency, number>();
  private readonly results = new Map<string, number>();
  private readonly refusedBy = new Map<string, number>();
  private readonly followUps = { sms: 0, email: 0 };
  private counts = {
    debtors: 0,
    debtorsDone: 0,
    attempts: 0,
    callsPlaced: 0,
    answered: 0,
    verified: 0,
    promises: 0,
    disputes: 0,
    paidClaims: 0,
    wrongPersons: 0,
    transfers: 0,
    optOuts: 0,
    refused: 0,
    peakConcurrent: 0,
  };
  private startedAt: number | null = null;
  private endedAt: number | null = null;

  /** Goes on with what an earlier one has kept. */
  constructor(campaigns: readonly CampaignId[], kept?: KeptLedger) {
    this.campaigns = new Set(campaigns);
    if (!kept) return;
    for (const [attempt, verified] of kept.open) this.open.set(attempt, verified);
    for (const person of kept.reached) this.reached.add(person);
    for (const [currency, minor] of kept.promised) this.promised.set(currency, minor);
    for (const [result, count] of kept.results) this.results.set(result, count);
    for (const [rule, count] of kept.refusedBy) this.refusedBy.set(rule, count);
    Object.assign(this.followUps, kept.followUps);
    this.counts = { ...this.counts, ...kept.counts };
    this.startedAt = kept.startedAt;
    this.endedAt = kept.endedAt;
  }

  /** Whether this call is one of ours and up. */
  leads(attempt: string): boolean {
    return this.open.has(attempt);
  }

  keep(): KeptLedger {
    return {
      open: [...this.open],
      reached: [...this.reached],
      promised: [...this.promised],
      results: [...this.results],
      refusedBy: [...this.refusedBy],
      followUps: { ...this.followUps },
      counts: { ...this.counts },
      startedAt: this.startedAt,
      endedAt: this.endedAt,
    };
  }

  add(told: JournalEvent): void {
    const event = told as JournalEvent<CountedEvent>;
    const { at, subject } = event;
    const attempt = subject.attemptId;
    // what the books write in a call names the attempt only
    if (!this.campaigns.has(subject.campaignId) && !(attempt && this.open.has(attempt))) return;
    switch (event.type) {
      case 'campaign_created':
        this.counts.debtors += event.data.entries;
        return;
      case 'entry_joined':
        this.counts.debtors += 1;
        return;
      case 'campaign_state_changed': {
        const { to } = event.data;
        if (to === 'running') this.startedAt ??= at;
        this.endedAt = to === 'running' ? null : at;
        return;
      }
      case 'entry_done':
        this.counts.debtorsDone += 1;
        return;
      case 'attempt_reserved':
        this.counts.attempts += 1;
        this.open.set(attempt as string, false);
        this.counts.peakConcurrent = Math.max(this.counts.peakConcurrent, this.open.size);
        return;
      case 'attempt_order_answered':
        if (event.data.taken !== 'refused') this.counts.callsPlaced += 1;
        return;
      case 'attempt_answered':
        this.counts.answered += 1;
        return;
      case 'identity_checked':
        if (event.data.outcome !== 'match' || this.open.get(attempt as string)) return;
        this.counts.verified += 1;
        this.open.set(attempt as string, true);
        return;
      case 'promise_recorded': {
        const { amountMinor, currency } = event.data;
        this.counts.promises += 1;
        this.promised.set(currency, (this.promised.get(currency) ?? 0) + (amountMinor ?? 0));
        return;
      }
      case 'dispute_opened':
        this.counts.disputes += 1;
        return;
      case 'paid_claim_recorded':
        this.counts.paidClaims += 1;
        return;
      case 'opt_out_recorded':
        this.counts.optOuts += 1;
        return;
      case 'transfer_ended':
        if (event.data.outcome === 'completed') this.counts.transfers += 1;
        return;
      case 'message_written':
        this.followUps[event.data.channel] += 1;
        return;
      case 'contact_refused':
        this.counts.refused += 1;
        this.refusedBy.set(event.data.rule, (this.refusedBy.get(event.data.rule) ?? 0) + 1);
        return;
      case 'attempt_ended': {
        const { result } = event.data;
        this.open.delete(attempt as string);
        this.results.set(result, (this.results.get(result) ?? 0) + 1);
        if (result === 'wrong_person') this.counts.wrongPersons += 1;
        if (result.startsWith('rpc_') && subject.personId) this.reached.add(subject.personId);
        return;
      }
      default:
        return; // counts nothing
    }
  }

  figures(): CampaignFigures {
    return {
      ...this.counts,
      debtorsReached: this.reached.size,
      promised: [...this.promised].map(([currency, minor]) => money(minor, currency)),
      followUps: { ...this.followUps },
      inUse: this.open.size,
      refusedBy: Object.fromEntries(this.refusedBy),
      results: Object.fromEntries([...this.results].sort(([a], [b]) => a.localeCompare(b))),
      startedAt: this.startedAt,
      endedAt: this.endedAt,
    };
  }
}

/** A ledger as plain data, to be kept and gone on with. */
export type KeptLedger = {
  readonly open: readonly (readonly [string, boolean])[];
  readonly reached: readonly string[];
  readonly promised: readonly (readonly [Currency, number])[];
  readonly results: readonly (readonly [string, number])[];
  readonly refusedBy: readonly (readonly [string, number])[];
  readonly followUps: { readonly sms: number; readonly email: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
};

type CountedEvent = DialerEvent | GateEvent | ReceivablesHappening | DeskEvent | OutreachEvent;
