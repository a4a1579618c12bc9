import type { JournalEvent } from '../../journal/event.ts';
import type { Country } from '../../kernel/country.ts';
import type { DisputeCode } from '../../kernel/dispute-code.ts';
import type { ReceivablesHappening } from '../../receivables/events.ts';
import type { Department } from '../../receivables/model.ts';
import type { TaskKind } from './model.ts';

/** Working days of the creditor's country, or days of the calendar where a law counts those. */
export type Deadline = { readonly workingDays: number } | { readonly days: number };

export type WantedTask = {
  readonly kind: TaskKind;
  readonly department: Department;
  readonly deadline: Deadline;
  readonly about: string | null;
};

/** What an event asks of people: a task, the end of those about something, or both (another department goes on with it). */
export type Asked = { readonly opens: WantedTask | null; readonly closesAbout: string | null };

/** Lines of the journal that ask something of people, or say that it is done. */
export const taskNews = [
  'dispute_opened',
  'dispute_moved',
  'dispute_closed',
  'hardship_recorded',
  'hold_released',
  'overpaid',
  'case_closed',
  'entry_done',
  'sms_received',
] as const;

/** False for most lines of a busy campaign, so that nobody looks up what they are about. */
export function asksSomething({ type, data }: JournalEvent): boolean {
  if (type === 'entry_done') return (data as { because?: unknown }).because === 'callback_missed';
  if (type === 'sms_received') return (data as { asksPerson?: unknown }).asksPerson === true;
  return type !== 'hold_released' || (data as { reason?: unknown }).reason === 'hardship';
}

type Known = JournalEvent<ReceivablesHappening>;

/** Which task follows from which result; null: none. Pure. */
export function tasksFor(event: JournalEvent, country: Country): Asked | null {
  const known = event as Known;
  switch (known.type) {
    case 'dispute_opened': {
      const [department, workingDays] = reviewers[known.data.code];
      return opens('dispute_review', department, { workingDays }, known.data.disputeId);
    }
    case 'dispute_moved': {
      const { disputeId, department, to } = known.data;
      if (to !== 'internal_review' || !department) return null;
      const next = opens('dispute_review', department, { workingDays: defaultReviewDays }, disputeId);
      return { ...next, closesAbout: disputeId };
    }
    case 'dispute_closed':
      return { opens: null, closesAbout: known.data.disputeId };
    case 'hardship_recorded':
      return opens('hardship_review', 'collections', { workingDays: 3 }, known.data.holdId);
    case 'hold_released':
      return known.data.reason === 'hardship' ? { opens: null, closesAbout: known.data.holdId } : null;
    case 'case_closed': // a Hungarian debtor gets a certificate within 30 days (MNB recommendation 2/2019)
      return country === 'HU'
        ? opens('settlement_certificate', 'customer_care', { days: 30 }, event.subject.caseId ?? null)
        : null;
    default:
      return askedByOthers(event, country);
  }
}

/** Events of rooms above ours, by their names. */
function askedByOthers({ type, subject, data }: JournalEvent, country: Country): Asked | null {
  if (type === 'overpaid')
    // a Hungarian debtor has it back within five days (same source)
    return opens(
      'return_overpayment',
      'treasury',
      country === 'HU' ? { days: 5 } : { workingDays: 10 },
      subject.receivableId ?? null,
    );
  if (type === 'sms_received')
    return opens('read_message', 'customer_care', { workingDays: 2 }, (data as { incomingId?: string }).incomingId ?? null);
  return type === 'entry_done' ? opens('call_back', 'collections', { workingDays: 1 }, null) : null;
}

function opens(kind: TaskKind, department: Department, deadline: Deadline, about: string | null): Asked {
  return { opens: { kind, department, deadline, about }, closesAbout: null };
}

const defaultReviewDays = 5;

/** Who looks at a dispute, and in how many working days. */
const reviewers: Readonly<Record<DisputeCode, readonly [Department, number]>> = {
  not_received: ['customer_care', 5],
  not_ordered: ['customer_care', 5],
  wrong_amount: ['billing', 5],
  wrong_price: ['billing', 5],
  defective: ['customer_care', 10],
  already_paid: ['treasury', 3],
  wrong_party: ['data_quality', 3],
  duplicate: ['billing', 5],
  contract_terminated: ['customer_care', 5],
  limitation: ['legal', 10],
  identity_fraud: ['legal', 3],
  other: ['collections', 5],
};
