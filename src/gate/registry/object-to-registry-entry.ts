import { daysBetween } from '../../kernel/calendar.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import { isAbout } from '../is-about.ts';
import type { Notice } from '../model.ts';
import type { RegistryRules } from './registry-rules.ts';

/** All that a debtor owes one creditor, as the guard wants it. Dates YYYY-MM-DD. */
export type RegistryClaim = {
  readonly debtor: 'consumer' | 'business';
  readonly currency: string;
  readonly receivables: readonly {
    readonly id: ReceivableId;
    readonly amountMinor: number;
    readonly due: string;
    readonly disputed: boolean;
  }[];
  /** Oldest first. */
  readonly notices: readonly Pick<Notice, 'kind' | 'receivableId' | 'sentOn' | 'way' | 'evidence'>[];
};

export type RegistryObjection = {
  readonly rule: `registry.${string}`;
  readonly message: string;
  readonly source: string;
  /** From which day (YYYY-MM-DD) it is worth asking again; null: only a change of the record helps. */
  readonly notBefore: string | null;
};

/**
 * What stands against entering a debtor in the registry on a day: the amount and the age of what is undisputed, a warning in the right way
 * about it with its proof and its time, or an enforceable title with its own, for each claim that makes the amount. Null when nothing does. Pure.
 */
export function objectToRegistryEntry(
  rules: RegistryRules,
  { debtor, currency, receivables, notices }: RegistryClaim,
  today: Temporal.PlainDate,
): RegistryObjection | null {
  if (currency !== rules.currency)
    return objection('currency', `${rules.registry} takes claims in ${rules.currency}`, rules.least.source);
  const undisputed = receivables.filter(({ disputed }) => !disputed);
  if (undisputed.length === 0)
    return objection('disputed', 'nothing undisputed is owed', 'Ours: a disputed claim is not entered');
  const fresh = undisputed.filter(({ due }) =>
    isAfter(Temporal.PlainDate.from(due).add({ years: rules.oldestYears.value }), today),
  );
  if (fresh.length === 0)
    return objection('too_old', `all of it is due for ${rules.oldestYears.value} years or more`, rules.oldestYears.source);
  const claims = fresh.map((claim) => {
    const its = notices.filter((notice) => isAbout(notice, claim.id));
    const title = its.find(({ kind }) => kind === 'enforceable_title');
    return { claim, its, title: title && { against: objectToTitle(rules, title, today) } };
  });
  if (claims.every(({ title }) => title)) return claims.find(({ title }) => title?.against)?.title?.against ?? null;
  const amount = objectToAmount(rules, debtor, fresh, today);
  if (amount) return amount;
  const told = claims.map(({ claim, its, title }) => ({
    claim,
    against: title?.against === null ? null : objectToWarning(rules, its, today),
  }));
  const ready = told.flatMap(({ claim, against }) => (against ? [] : [claim]));
  if (!objectToAmount(rules, debtor, ready, today)) return null;
  const [soonest = null] = told.flatMap(({ against }) => against ?? []).sort(soonestFirst);
  return soonest;
}

function objectToTitle(
  { daysAfterTitleNotice: { value, source } }: RegistryRules,
  { sentOn, evidence }: RegistryClaim['notices'][number],
  today: Temporal.PlainDate,
): RegistryObjection | null {
  if (!evidence.trim()) return objection('evidence', 'the notice of the enforceable title has no proof', source);
  const from = Temporal.PlainDate.from(sentOn).add({ days: value });
  return isAfter(from, today) ? objection('title_notice', `${value} days after the notice of the title`, source, from) : null;
}

/** So much must be past due for long enough; says when it will be, if it only has to grow older. */
function objectToAmount(
  { least, daysPastDue }: RegistryRules,
  debtor: RegistryClaim['debtor'],
  receivables: RegistryClaim['receivables'],
  today: Temporal.PlainDate,
): RegistryObjection | null {
  const wanted = debtor === 'consumer' ? least.consumerMinor : least.businessMinor;
  let total = 0;
  for (const { amountMinor, due } of receivables.toSorted((a, b) => a.due.localeCompare(b.due))) {
    total += amountMinor;
    if (total < wanted) continue;
    const from = Temporal.PlainDate.from(due).add({ days: daysPastDue.value });
    if (daysBetween(today, from) <= 0) return null;
    return objection('days_past_due', `not past due for ${daysPastDue.value} days yet`, daysPastDue.source, from);
  }
  return objection('amount', `less than ${wanted / 100} ${debtor === 'consumer' ? 'of a consumer' : ''}`.trim(), least.source);
}

function objectToWarning(
  { warningWays, monthsAfterWarning }: RegistryRules,
  notices: RegistryClaim['notices'],
  today: Temporal.PlainDate,
): RegistryObjection | null {
  const warnings = notices.filter(({ kind }) => kind === 'registry_warning');
  if (warnings.length === 0)
    return objection('warning', 'the debtor was not warned of the entry (dovolat notice record)', monthsAfterWarning.source);
  const proper = warnings.filter(({ way }) => warningWays.ways.includes(way));
  if (proper.length === 0)
    return objection('warning_way', 'the warning went neither by registered letter nor by hand', warningWays.source);
  const [first] = proper.filter(({ evidence }) => evidence.trim()).toSorted((a, b) => a.sentOn.localeCompare(b.sentOn));
  if (!first) return objection('evidence', 'the warning has no proof', warningWays.source);
  const from = Temporal.PlainDate.from(first.sentOn).add({ months: monthsAfterWarning.value });
  return isAfter(from, today) ? objection('warning_time', 'a month after the warning', monthsAfterWarning.source, from) : null;
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

function objection(rule: string, message: string, source: string, from: Temporal.PlainDate | null = null): RegistryObjection {
  return { rule: `registry.${rule}`, message, source, notBefore: from?.toString() ?? null };
}

/** What only a change of the record helps comes last. */
function soonestFirst(a: RegistryObjection, b: RegistryObjection): number {
  return (a.notBefore ?? '9999').localeCompare(b.notBefore ?? '9999');
}
