import { smsStopList } from '../../../gate/model.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { rowsOf } from '../rows-of.ts';
import type { EnrolmentRow } from './sqlite-enrolments.ts';

/** All rows about some cases, each kind by one statement, grouped by what they belong to. */
export async function readCaseRows(tx: Tx, caseIds: readonly string[], now: number): Promise<CaseRows> {
  const ids = JSON.stringify(caseIds);
  const cases = await rowsOf<CaseRow>(tx, casesSql, [ids]);
  const people = JSON.stringify([...new Set(cases.map(({ person_id }) => person_id))]);
  const creditors = JSON.stringify([...new Set(cases.map(({ creditor_id }) => creditor_id))]);
  const enrolments = await rowsOf<EnrolmentRow>(tx, enrolmentsSql, [ids]);
  return {
    cases: new Map(cases.map((row) => [row.id, row])),
    creditors: new Map((await rowsOf<CreditorRow>(tx, creditorsSql, [creditors])).map((row) => [row.id, row])),
    receivables: Map.groupBy(await rowsOf<ReceivableRow>(tx, receivablesSql, [ids, ids]), ({ case_id }) => case_id),
    enrolments: Map.groupBy(enrolments, ({ receivable_id }) => receivable_id),
    paid: Map.groupBy(await rowsOf<PaidRow>(tx, paidSql, [ids]), ({ case_id }) => case_id),
    promises: Map.groupBy(await rowsOf<PromiseRow>(tx, promisesSql, [ids]), ({ case_id }) => case_id),
    inHand: new Map((await rowsOf<InHandRow>(tx, inHandSql, [ids])).map((row) => [row.case_id, row])),
    holds: Map.groupBy(await rowsOf<HoldRow>(tx, holdsSql, [people]), ({ person_id }) => person_id),
    optOuts: Map.groupBy(await rowsOf<OptOutRow>(tx, optOutsSql, [people]), ({ person_id }) => person_id),
    segments: Map.groupBy(await rowsOf<SegmentRow>(tx, segmentsSql, [ids]), ({ case_id }) => case_id),
    contactPoints: Map.groupBy(
      await rowsOf<ContactPointRow>(tx, contactPointsSql, [now, now, people]),
      ({ person_id }) => person_id,
    ),
    contacts: Map.groupBy(await rowsOf<ContactRow>(tx, contactsSql, [people, now - rememberedMs]), ({ person_id }) => person_id),
  };
}

/** What was said and tried longer ago tells nothing of today. */
const rememberedMs = 400 * 24 * 3_600_000;

const casesSql = `select c.id, c.person_id, c.creditor_id, c.currency, p.kind, p.country, p.language from json_each(?) j
  join cases c on c.id = j.value join persons p on p.id = c.person_id`;
const creditorsSql = `select c.id, c.country, c.language, c.promise_grace_working_days as grace, c.promise_tolerance_minor as tolerance
  from json_each(?) j join creditors c on c.id = j.value`;
/** Open ones by their index, and enrolled ones that are settled by now. */
const receivablesSql = `select r.id, r.case_id, r.due, r.amount_minor, r.status, r.kind, r.product_group, r.product, r.priority, r.risk
    from json_each(?) j join cases c on c.id = j.value
    join receivables r on r.person_id = c.person_id and r.creditor_id = c.creditor_id and r.status = 'open' and r.case_id = c.id
  union all
  select r.id, r.case_id, r.due, r.amount_minor, r.status, r.kind, r.product_group, r.product, r.priority, r.risk
    from json_each(?) j join enrolments e on e.case_id = j.value and e.left_at is null
    join receivables r on r.id = e.receivable_id and r.status <> 'open'`;
const enrolmentsSql = 'select e.* from json_each(?) j join enrolments e on e.case_id = j.value order by e.id';
/** What this debtor was billed by this creditor, in any case of hers, and has paid; an invoice that came in as paid tells nothing. */
const paidSql = `select c.id as case_id, r.due, max(b.on_date) as paid_on from json_each(?) j
  join cases c on c.id = j.value
  join receivables r on r.person_id = c.person_id and r.creditor_id = c.creditor_id
    and r.status = 'settled' and r.kind in ('invoice', 'instalment')
  join balance_changes b on b.receivable_id = r.id and b.by_minor < 0 and b.because in ('payment', 'bill')
  group by c.id, r.id order by r.due desc, r.id`;
const promisesSql = 'select p.case_id, p.state, p.date, p.recorded_at from json_each(?) j join promises p on p.case_id = j.value';
const inHandSql = `select s.id, s.case_id, s.strategy, s.version, s.level from json_each(?) j join cases c on c.id = j.value
  join planned_steps s on s.person_id = c.person_id and s.case_id = c.id and s.ended_at is null`;
const holdsSql = `select h.person_id, h.reason, h.scope, h.creditor_id, h.case_id, h.receivable_id, h.channel, h.from_at,
    case when h.released_at is null then h.until_at else min(coalesce(h.until_at, h.released_at), h.released_at) end as until_at
  from json_each(?) j join holds h on h.person_id = j.value`;
const optOutsSql = `select o.person_id, o.creditor_id, o.scope, o.contact_point_id from json_each(?) j join opt_outs o on o.person_id = j.value`;
/** As the system formed them last; those that are conditions are asked when a case is decided. */
const segmentsSql = `select m.case_id, m.segment from json_each(?) j
  join segment_members m on m.case_id = j.value and m.until_forming is null and m.kind = 'formed'`;
const contactPointsSql = `select p.id, p.person_id, p.kind, p.value, p.phone_kind, p.status,
    exists (select 1 from suppressions s where s.number = p.value and s.list <> '${smsStopList}' and (s.until is null or s.until > ?)) as suppressed,
    exists (select 1 from suppressions s where s.number = p.value and s.list = '${smsStopList}' and (s.until is null or s.until > ?)) as unwritten
  from json_each(?) j join contact_points p on p.person_id = j.value order by p.position`;
const contactsSql = `select l.person_id, l.creditor_id, l.channel, l.at, l.counts, l.conversation from json_each(?) j
  join contact_ledger l on l.person_id = j.value and l.at >= ? order by l.at`;

export type CaseRows = {
  readonly cases: ReadonlyMap<string, CaseRow>;
  readonly creditors: ReadonlyMap<string, CreditorRow>;
  /** By case. */
  readonly receivables: ReadonlyMap<string, readonly ReceivableRow[]>;
  /** By receivable, oldest first. */
  readonly enrolments: ReadonlyMap<string, readonly EnrolmentRow[]>;
  /** By case, what was due last first. */
  readonly paid: ReadonlyMap<string, readonly PaidRow[]>;
  /** By case. */
  readonly promises: ReadonlyMap<string, readonly PromiseRow[]>;
  readonly inHand: ReadonlyMap<string, InHandRow>;
  readonly segments: ReadonlyMap<string, readonly SegmentRow[]>;
  /** By person, and so are the following. */
  readonly holds: ReadonlyMap<string, readonly HoldRow[]>;
  readonly optOuts: ReadonlyMap<string, readonly OptOutRow[]>;
  readonly contactPoints: ReadonlyMap<string, readonly ContactPointRow[]>;
  /** Oldest first. */
  readonly contacts: ReadonlyMap<string, readonly ContactRow[]>;
};

export type CaseRow = {
  readonly id: string;
  readonly person_id: string;
  readonly creditor_id: string;
  readonly currency: string;
  readonly kind: string;
  readonly country: string;
  readonly language: string | null;
};
export type CreditorRow = {
  readonly id: string;
  readonly country: string;
  readonly language: string;
  readonly grace: number;
  readonly tolerance: number;
};
export type ReceivableRow = {
  readonly id: string;
  readonly case_id: string;
  readonly due: string;
  readonly amount_minor: number;
  readonly status: string;
  readonly kind: string;
  readonly product_group: string | null;
  readonly product: string | null;
  readonly priority: string | null;
  readonly risk: string | null;
};
type PaidRow = {
  readonly case_id: string;
  readonly due: string;
  /** The day from which the last of it counts. */
  readonly paid_on: string;
};
export type PromiseRow = {
  readonly case_id: string;
  readonly state: string;
  readonly date: string;
  readonly recorded_at: number;
};
type SegmentRow = { readonly case_id: string; readonly segment: string };
type InHandRow = {
  readonly id: string;
  readonly case_id: string;
  readonly strategy: string;
  readonly version: string;
  readonly level: number;
};
export type HoldRow = {
  readonly person_id: string;
  readonly reason: string;
  readonly scope: string;
  readonly creditor_id: string | null;
  readonly case_id: string | null;
  readonly receivable_id: string | null;
  readonly channel: string | null;
  readonly from_at: number;
  readonly until_at: number | null;
};
export type OptOutRow = {
  readonly person_id: string;
  readonly creditor_id: string;
  readonly scope: string;
  readonly contact_point_id: string | null;
};
export type ContactPointRow = {
  readonly id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly value: string;
  readonly phone_kind: string | null;
  readonly status: string;
  /** 1: on a list that holds back on every channel. */
  readonly suppressed: number;
  /** 1: on the list of those who are not written to on this number. */
  readonly unwritten: number;
};
export type ContactRow = {
  readonly person_id: string;
  readonly creditor_id: string;
  readonly channel: string;
  readonly at: number;
  readonly counts: number;
  readonly conversation: number;
};
