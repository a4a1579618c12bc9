import type { CaseId, CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { PlannedCase } from '../../../strategy/planning/model.ts';
import type { PlannedCases } from '../../../strategy/planning/ports.ts';
import { rowsOf } from '../rows-of.ts';
import type { StrategyTables } from './tables.ts';

export const sqlitePlannedCases: PlannedCases = {
  due: async (tx, now, limit) =>
    (await rowsOf<Row>(tx, `${chosen} where next_at <= ? order by next_at, case_id limit ?`, [now, limit])).map(caseOf),
  wake: async (tx, ids, at) => {
    await rowsOf(tx, `${added} where id in (select value from json_each(?)) ${sooner}`, [at, JSON.stringify(ids)]);
  },
  wakePeople: async (tx, ids, at) => {
    await rowsOf(
      tx,
      `update or fail planned_cases set next_at = min(coalesce(next_at, ?), ?) where person_id in (select value from json_each(?))`,
      [at, at, JSON.stringify(ids)],
    );
  },
  wakeFrom: async (tx, after, limit, at) => {
    const rows = await rowsOf<{ id: CaseId }>(tx, 'select id from cases where id > ? order by id limit ?', [after ?? '', limit]);
    const last = rows.at(-1)?.id ?? null;
    if (last) await rowsOf(tx, `${added} where id > ? and id <= ? ${sooner}`, [at, after ?? '', last]);
    return rows.length < limit ? null : last;
  },
  page: async (tx, after, limit) =>
    (await rowsOf<{ id: CaseId }>(tx, 'select id from cases where id > ? order by id limit ?', [after ?? '', limit])).map(
      ({ id }) => id,
    ),
  settle: async (tx, cases) => {
    if (cases.length === 0) return;
    await rowsOf(
      tx,
      `update or fail planned_cases set next_at = j.value ->> 1, waits_for = j.value ->> 2
       from json_each(?) j where planned_cases.case_id = j.value ->> 0`,
      [JSON.stringify(cases.map(({ caseId, nextAt, waitsFor }) => [caseId, nextAt, waitsFor]))],
    );
  },
  find: async (tx, ids) =>
    (await rowsOf<Row>(tx, `${chosen} where case_id in (select value from json_each(?))`, [JSON.stringify(ids)])).map(caseOf),
};

const chosen = 'select case_id, person_id, creditor_id, next_at, waits_for from planned_cases';
const added =
  'insert into planned_cases (case_id, person_id, creditor_id, next_at) select id, person_id, creditor_id, ? from cases';
const sooner =
  'on conflict (case_id) do update set next_at = min(coalesce(planned_cases.next_at, excluded.next_at), excluded.next_at)';

type Row = StrategyTables['planned_cases'];

function caseOf(row: Row): PlannedCase {
  return {
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    nextAt: row.next_at,
    waitsFor: row.waits_for,
  };
}
