import type { Actor } from '../../../journal/event.ts';
import type { CaseId, FormingId, PersonId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import {
  type Bounds,
  type Forming,
  formedNames,
  type SegmentKind,
  type SegmentSize,
} from '../../../strategy/segmenting/model.ts';
import type { SegmentChange, SegmentMember, SegmentRecord } from '../../../strategy/segmenting/ports.ts';
import { rowsOf } from '../rows-of.ts';
import type { StrategyTables } from './tables.ts';

export const sqliteSegmentRecord: SegmentRecord = {
  unfinished: (tx) => chosen(tx, 'where finished_at is null order by id', []),
  findForming: async (tx, id) => (await chosen(tx, 'where id = ?', [id]))[0],
  formings: (tx, limit) => chosen(tx, 'where finished_at is not null order by id desc limit ?', [limit]),
  begin: async (tx, { id, actor, startedAt, cases }) => {
    await rowsOf(tx, 'insert into segment_formings (id, actor, started_at, cases) values (?, ?, ?, ?)', [
      ...[id, actor, startedAt, cases],
    ]);
  },
  measured: async (tx, id, bounds) => {
    await rowsOf(tx, 'update segment_formings set bounds = ? where id = ? and bounds is null', [JSON.stringify(bounds), id]);
  },
  reached: async (tx, id, after, cases) => {
    await rowsOf(tx, 'update segment_formings set after_case = ?, cases = ? where id = ?', [after, cases, id]);
  },
  membersAmong: async (tx, ids) =>
    (
      await rowsOf<MemberRow>(
        tx,
        'select m.* from json_each(?) j join segment_members m on m.case_id = j.value and m.until_forming is null',
        [JSON.stringify(ids)],
      )
    ).map(({ case_id, person_id, segment, kind, because }) => ({
      ...{ caseId: case_id as CaseId, personId: person_id as PersonId, segment, kind: kind as SegmentKind, because },
    })),
  join: async (tx, id, moves) => {
    const rows = moves.map(({ caseId, segment, kind, personId, because }) => [caseId, segment, kind, personId, because]);
    await rowsOf(
      tx,
      `insert or fail into segment_members (case_id, segment, kind, person_id, because, from_forming)
       select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ? from json_each(?)`,
      [id, JSON.stringify(rows)],
    );
  },
  leave: async (tx, id, moves) => {
    await rowsOf(
      tx,
      `update or fail segment_members set until_forming = ? from json_each(?) j
       where segment_members.case_id = j.value ->> 0 and segment_members.segment = j.value ->> 1 and until_forming is null`,
      [id, JSON.stringify(moves.map(({ caseId, segment }) => [caseId, segment]))],
    );
  },
  finish: async (tx, id, at, named) => {
    await rowsOf(tx, 'update segment_formings set finished_at = ? where id = ?', [at, id]);
    await rowsOf(tx, countedSql, [...[id, JSON.stringify([...formedNames]), id, id, JSON.stringify(named)]]);
    return sizesOf(tx, id);
  },
  sizes: sizesOf,
  history: async (tx, segment, limit) =>
    (
      await rowsOf<SizeRow & { finished_at: number }>(
        tx,
        `select s.*, f.finished_at from segment_sizes s join segment_formings f on f.id = s.forming_id
         where s.segment = ? order by s.forming_id desc limit ?`,
        [segment, limit],
      )
    ).map((row) => ({ ...sizeOf(row), at: row.finished_at })),
  members: async (tx, segment, after, limit) =>
    (
      await rowsOf<MemberRow & { name: string; started_at: number }>(
        tx,
        `select m.*, p.name, f.started_at from segment_members m join persons p on p.id = m.person_id
           join segment_formings f on f.id = m.from_forming
         where m.segment = ? and m.until_forming is null and m.case_id > ? order by m.case_id limit ?`,
        [segment, after ?? '', limit],
      )
    ).map((row): SegmentMember => ({ ...memberOf(row), since: row.started_at })),
  changes: async (tx, id, segment, limit) => {
    const joined = await rowsOf<ChangeRow>(tx, joinedSql, [id, id, segment, limit]);
    const room = limit - joined.length;
    const left = room > 0 ? await rowsOf<ChangeRow>(tx, leftSql, [id, id, segment, room]) : [];
    return [...joined.map(changeOf('joined')), ...left.map(changeOf('left'))];
  },
};

/**
 * Counted from the rows themselves: a forming that was carried on by another process has lost none. The kind is told by the name, so that
 * every count is read from an index alone.
 */
const countedSql = `insert or fail into segment_sizes (segment, forming_id, kind, size, joined, gone)
  select segment, ?, case when segment in (select value from json_each(?)) then 'formed' else 'asked' end, sum(size), sum(joined), sum(gone) from (
    select segment, count(*) as size, 0 as joined, 0 as gone from segment_members where until_forming is null group by segment
    union all select segment, 0, count(*), 0 from segment_members where from_forming = ? group by segment
    union all select segment, 0, 0, count(*) from segment_members where until_forming = ? group by segment
    union all select value, 0, 0, 0 from json_each(?))
  group by segment`;

/** Of segments that the system forms a case is in one at a time: where it was before, or where it is now. */
const changedSql = (mine: 'from_forming' | 'until_forming', others: 'from_forming' | 'until_forming') =>
  `select m.case_id, m.person_id, m.because, p.name, o.segment as other from segment_members m
     join persons p on p.id = m.person_id
     left join segment_members o on o.case_id = m.case_id and m.kind = 'formed' and o.kind = 'formed' and o.segment <> m.segment and o.${others} = ?
   where m.${mine} = ? and m.segment = ? order by m.case_id limit ?`;
const joinedSql = changedSql('from_forming', 'until_forming');
const leftSql = changedSql('until_forming', 'from_forming');

type MemberRow = StrategyTables['segment_members'];
type SizeRow = StrategyTables['segment_sizes'];
type ChangeRow = Pick<MemberRow, 'case_id' | 'person_id' | 'because'> & { readonly name: string; readonly other: string | null };

async function sizesOf(tx: Tx, id: FormingId): Promise<SegmentSize[]> {
  return (await rowsOf<SizeRow>(tx, 'select * from segment_sizes where forming_id = ? order by segment', [id])).map(sizeOf);
}

function sizeOf({ segment, kind, size, joined, gone }: SizeRow): SegmentSize {
  return { segment, kind: kind as SegmentKind, size, joined, left: gone };
}

function memberOf({ case_id, person_id, name, because }: Omit<ChangeRow, 'other'>) {
  return { caseId: case_id as CaseId, personId: person_id as PersonId, name, because };
}

function changeOf(change: SegmentChange['change']): (row: ChangeRow) => SegmentChange {
  return (row) => ({ ...memberOf(row), change, other: row.other });
}

async function chosen(tx: Tx, which: string, parameters: readonly unknown[]): Promise<Forming[]> {
  const rows = await rowsOf<StrategyTables['segment_formings']>(tx, `select * from segment_formings ${which}`, parameters);
  return rows.map((row) => ({
    ...{ id: row.id as FormingId, actor: row.actor as Actor, startedAt: row.started_at, finishedAt: row.finished_at },
    ...{ bounds: row.bounds === null ? null : (JSON.parse(row.bounds) as Bounds) },
    ...{ after: row.after_case as CaseId | null, cases: row.cases },
  }));
}
