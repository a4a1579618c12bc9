import { isGraver, severities } from '../kernel/severity.ts';
import { type Channel, channels } from '../receivables/model.ts';
import { type CallerIdentityPolicy, callerIdentityPolicies, type JurisdictionPack, type Limit } from './pack.ts';
import { bothHours, type OpenHours, readHours, showHours, withinHours } from './window-hours.ts';

/** A value of a pack that operators may set. `read` gives undefined for what is no such value. */
export type RuleSetting<T = unknown> = {
  readonly name: string;
  of(pack: JurisdictionPack): T;
  read(written: unknown, pack: JurisdictionPack): T | undefined;
  /** Whether nothing is admitted by `a` that `b` would not admit. */
  isNoLaxer(a: T, b: T): boolean;
  /** What admits only what both do. */
  both(a: T, b: T): T;
  put(pack: JurisdictionPack, value: T, source: string): JurisdictionPack;
  show(value: T): string;
  /** What may be written. */
  readonly form: string;
};

/** Every value of a pack that operators may set, by its name in their file. */
export const ruleSettings: readonly RuleSetting[] = [
  limit('calls_per_day', 'smaller', ({ placedCalls }) => placedCalls.perDay, inCalls('perDay')),
  limit('calls_per_seven_days', 'smaller', ({ placedCalls }) => placedCalls.perSevenDays, inCalls('perSevenDays')),
  limit('calls_per_campaign', 'smaller', ({ placedCalls }) => placedCalls.perCampaign, inCalls('perCampaign')),
  limit(
    'contacts_per_seven_days',
    'smaller',
    (pack) => pack.contactsPerSevenDays,
    (pack, contactsPerSevenDays) => ({ ...pack, contactsPerSevenDays }),
  ),
  limit(
    'hours_between_messages',
    'greater',
    (pack) => pack.hoursBetweenMessages,
    (pack, hoursBetweenMessages) => ({ ...pack, hoursBetweenMessages }),
  ),
  limit(
    'silence_days',
    'greater',
    (pack) => pack.silenceAfterConversation,
    (pack, silenceAfterConversation) => ({ ...pack, silenceAfterConversation }),
  ),
  ...channels.map(hoursOf),
  list<CallerIdentityPolicy>(
    'caller_identities',
    callerIdentityPolicies,
    ({ callerIdentities }) => callerIdentities.policies,
    (pack, policies, source) => ({ ...pack, callerIdentities: { ...pack.callerIdentities, policies, source } }),
  ),
  list<Channel>(
    'debt_facts_to_address_on_file',
    channels,
    ({ disclosure }) => disclosure.debtFactsToAddressOnFile,
    (pack, debtFactsToAddressOnFile, source) => ({ ...pack, disclosure: { debtFactsToAddressOnFile, source } }),
  ),
  {
    name: 'needs_title_from',
    of: ({ severity }) => severity.needsTitleFrom,
    read: (written) => (written === 'never' ? null : severities.find((each) => each === written)),
    isNoLaxer: needsNoLater,
    both: (a, b) => (needsNoLater(a, b) ? a : b),
    put: (pack, needsTitleFrom, source) => ({ ...pack, severity: { ...pack.severity, needsTitleFrom, source } }),
    show: (value) => value ?? 'never',
    form: [...severities, 'never'].join(', '),
  } satisfies RuleSetting<TitleFrom>,
  {
    name: 'assignment_notice',
    of: ({ assignmentNotice }) => assignmentNotice.required,
    read: (written) => (typeof written === 'boolean' ? written : undefined),
    isNoLaxer: (a, b) => a || !b,
    both: (a, b) => a || b,
    put: (pack, required, source) => ({ ...pack, assignmentNotice: { required, source } }),
    show: String,
    form: 'true or false',
  } satisfies RuleSetting<boolean>,
];

type TitleFrom = JurisdictionPack['severity']['needsTitleFrom'];

/** Whether texts need a title at least from as mild a severity on; null: none needs one. */
function needsNoLater(a: TitleFrom, b: TitleFrom): boolean {
  return b === null || (a !== null && !isGraver(a, b));
}

function inCalls(which: keyof JurisdictionPack['placedCalls']) {
  return (pack: JurisdictionPack, value: Limit) => ({ ...pack, placedCalls: { ...pack.placedCalls, [which]: value } });
}

function limit(
  name: string,
  strict: 'smaller' | 'greater',
  of: (pack: JurisdictionPack) => Limit,
  put: (pack: JurisdictionPack, value: Limit) => JurisdictionPack,
): RuleSetting {
  const setting: RuleSetting<number> = {
    name,
    of: (pack) => of(pack).value,
    read: (written) => (Number.isInteger(written) && Number(written) >= 0 ? Number(written) : undefined),
    isNoLaxer: (a, b) => (strict === 'smaller' ? a <= b : a >= b),
    both: strict === 'smaller' ? Math.min : Math.max,
    put: (pack, value, source) => put(pack, { value, source }),
    show: String,
    form: 'a whole number',
  };
  return setting;
}

function list<Item extends string>(
  name: string,
  known: readonly Item[],
  of: (pack: JurisdictionPack) => readonly Item[],
  put: (pack: JurisdictionPack, value: readonly Item[], source: string) => JurisdictionPack,
): RuleSetting {
  const setting: RuleSetting<readonly Item[]> = {
    name,
    of,
    read: (written) =>
      Array.isArray(written) && written.every((each) => known.includes(each)) ? (written as readonly Item[]) : undefined,
    isNoLaxer: (a, b) => a.every((each) => b.includes(each)),
    both: (a, b) => a.filter((each) => b.includes(each)),
    put,
    show: (value) => value.join(', ') || 'none',
    form: `a list of ${known.join(', ')}`,
  };
  return setting;
}

function hoursOf(channel: Channel): RuleSetting {
  const setting: RuleSetting<OpenHours> = {
    name: `${channel}_hours`,
    of: ({ windows }) => windows[channel].hours,
    read: (written, { windows }) => readHours(written, windows[channel].hours),
    isNoLaxer: withinHours,
    both: bothHours,
    put: (pack, hours, source) => ({ ...pack, windows: { ...pack.windows, [channel]: { hours, source } } }),
    show: showHours,
    form: 'hours like 09:00-17:00, or days with theirs: { mon-thu: 09:00-17:00, fri: closed, holiday: closed }',
  };
  return setting;
}
