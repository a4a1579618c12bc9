import { toWire } from '../../kernel/money.ts';
import { earliestLimitation } from '../../receivables/limitation/limitation-on.ts';
import { maybeInstant, wireCall, wireInstant, wirePlan } from '../wire.ts';
import type * as api from './api-types.ts';
import type { DebtorFile, DebtorSummary, HistoryEntry } from './ports.ts';

/** A person as a row of what was found. */
export function wireDebtorSummary({ id, name, number, debtorIds, open }: DebtorSummary): api.DebtorSummary {
  return { id, name, number, debtorIds: [...debtorIds], open: open.map(toWire) };
}

/** All that stands on record about a person. */
export function wireDebtor(file: DebtorFile): api.Debtor {
  return {
    ...file,
    open: file.open.map(toWire),
    contactPoints: file.contactPoints.map((point) => ({ ...point, recordedAt: wireInstant(point.recordedAt) })),
    receivables: file.receivables.map(({ creditorCountry, ...one }) => ({
      ...one,
      amount: toWire(one.amount),
      barredFrom: earliestLimitation([file.country, creditorCountry], file.kind, one.due)?.barredFrom ?? null,
    })),
    promises: file.promises.map((one) => ({ ...one, amount: one.amount && toWire(one.amount), at: wireInstant(one.at) })),
    disputes: file.disputes.map((one) => ({ ...one, at: wireInstant(one.at) })),
    holds: file.holds.map((one) => ({
      ...one,
      from: wireInstant(one.from),
      until: maybeInstant(one.until),
      releasedAt: maybeInstant(one.releasedAt),
    })),
    optOuts: file.optOuts.map((one) => ({ ...one, at: wireInstant(one.at) })),
  };
}

export function wireHistoryEntry(entry: HistoryEntry): api.HistoryEntry {
  const at = wireInstant(entry.at);
  switch (entry.kind) {
    case 'call':
      return { ...entry, at, call: wireCall(entry.call), heard: [...entry.heard] };
    case 'refused':
      return { ...entry, at, nextAt: maybeInstant(entry.nextAt) };
    case 'receivable':
      return { ...entry, at, amount: toWire(entry.amount) };
    case 'promised':
      return { ...entry, at, amount: entry.amount && toWire(entry.amount) };
    case 'money':
      return { ...entry, at, amount: entry.amount && toWire(entry.amount) };
    case 'planned':
      return { kind: entry.kind, seq: entry.seq, by: entry.by, at, ...wirePlan(entry) };
    case 'callback_asked':
      return { ...entry, at, from: maybeInstant(entry.from), to: maybeInstant(entry.to) };
    case 'held':
      return { ...entry, at, until: maybeInstant(entry.until) };
    case 'verification_locked':
      return { ...entry, at, until: wireInstant(entry.until) };
    default:
      return { ...entry, at };
  }
}
