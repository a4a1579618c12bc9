import type { CaseId, CreditorId, PersonId, StepId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Severity } from '../../../kernel/severity.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Channel } from '../../../receivables/model.ts';
import { channelsByHand, type PlannedStep, type StepFate } from '../../../strategy/planning/model.ts';
import type { PlannedSteps } from '../../../strategy/planning/ports.ts';
import { manyRows } from '../many-rows.ts';
import { rowsOf } from '../rows-of.ts';
import type { StrategyTables } from './tables.ts';

export const sqlitePlannedSteps: PlannedSteps = {
  add: async (tx, steps) => {
    if (steps.length === 0) return;
    await insertSteps(tx, steps.map(rowOf));
    await rowsOf(
      tx,
      `insert into planned_days (day, channel, planned) select value ->> 0, value ->> 1, count(*) from json_each(?) where true group by 1, 2
       on conflict (day, channel) do update set planned = planned + excluded.planned`,
      [JSON.stringify(steps.map(({ day, by }) => [day, by.channel]))],
    );
  },
  find: async (tx, id) => (await chosen(tx, 'where id = ?', [id]))[0],
  findByCarrier: async (tx, carrier) => (await chosen(tx, 'where carrier = ? and ended_at is null', [carrier]))[0],
  standing: async (tx, people, sinceDay) => {
    const rows = await rowsOf<Row>(
      tx,
      `select s.id, s.case_id, s.person_id, s.day, s.channel, s.ended_at from json_each(?) p
         join planned_steps s on s.person_id = p.value and s.ended_at is null
       union
       select s.id, s.case_id, s.person_id, s.day, s.channel, s.ended_at from json_each(?) p
         join planned_steps s on s.person_id = p.value and s.day >= ?`,
      [JSON.stringify(people), JSON.stringify(people), sinceDay],
    );
    return rows.map((row) => ({
      id: row.id as StepId,
      caseId: row.case_id as CaseId,
      personId: row.person_id as PersonId,
      day: row.day,
      channel: row.channel as Channel,
      open: row.ended_at === null,
    }));
  },
  takeUp: async (tx, id, carrier) => {
    await rowsOf(tx, 'update planned_steps set carrier = ? where id = ?', [carrier, id]);
  },
  fallBack: async (tx, { id, by, fallbacks }) => {
    await rowsOf(tx, 'update planned_steps set carrier = null, channel = ?, by_what = ?, fallbacks = ? where id = ?', [
      ...[by.channel, JSON.stringify(by), JSON.stringify(fallbacks), id],
    ]);
  },
  end: async (tx, id, at, fate) => {
    await rowsOf(tx, 'update planned_steps set ended_at = ?, fate = ? where id = ? and ended_at is null', [at, fate, id]);
  },
  plannedOn: async (tx, day) => {
    const rows = await rowsOf<{ channel: string; planned: number }>(
      tx,
      'select channel, planned from planned_days where day = ?',
      [day],
    );
    return Object.fromEntries(rows.map(({ channel, planned }) => [channel, planned]));
  },
  byHand: (tx, limit) =>
    chosen(tx, `where channel in (select value from json_each(?)) and ended_at is null order by planned_at, id limit ?`, [
      JSON.stringify(channelsByHand),
      limit,
    ]),
  ofPerson: (tx, personId, limit) => chosen(tx, 'where person_id = ? order by day desc limit ?', [personId, limit]),
};

type Row = StrategyTables['planned_steps'];

const insertSteps = manyRows<Row>((db, rows) => db.insertInto('planned_steps').values(rows));

async function chosen(tx: Tx, which: string, parameters: readonly unknown[]): Promise<PlannedStep[]> {
  return (await rowsOf<Row>(tx, `select * from planned_steps ${which}`, parameters)).map(stepOf);
}

function rowOf(step: PlannedStep): Row {
  return {
    id: step.id,
    case_id: step.caseId,
    person_id: step.personId,
    creditor_id: step.creditorId,
    currency: step.currency,
    strategy: step.strategy,
    version: step.version,
    step: step.step,
    level: step.level,
    severity: step.severity,
    purpose: step.purpose,
    day: step.day,
    planned_at: step.plannedAt,
    lines: JSON.stringify(step.lines),
    channel: step.by.channel,
    by_what: JSON.stringify(step.by),
    fallbacks: JSON.stringify(step.fallbacks),
    carrier: step.carrier,
    ended_at: step.ended?.at ?? null,
    fate: step.ended?.fate ?? null,
  };
}

function stepOf(row: Row): PlannedStep {
  return {
    id: row.id as StepId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    currency: row.currency as Currency,
    strategy: row.strategy,
    version: row.version,
    step: row.step,
    level: row.level,
    severity: row.severity as Severity,
    purpose: row.purpose as PlannedStep['purpose'],
    day: row.day,
    plannedAt: row.planned_at,
    lines: JSON.parse(row.lines),
    by: JSON.parse(row.by_what),
    fallbacks: JSON.parse(row.fallbacks),
    carrier: row.carrier,
    ended: row.ended_at === null ? null : { at: row.ended_at, fate: row.fate as StepFate },
  };
}
