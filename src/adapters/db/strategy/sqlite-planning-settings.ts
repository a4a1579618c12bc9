import type { CaseId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Capacity } from '../../../strategy/planning/model.ts';
import type { PlanningSettings } from '../../../strategy/planning/ports.ts';
import { rowsOf } from '../rows-of.ts';

export const sqlitePlanningSettings: PlanningSettings = {
  capacity: async (tx) => ((await settingOf(tx, 'capacity')) as Capacity | undefined) ?? {},
  setCapacity: (tx, capacity) => setValue(tx, 'capacity', capacity),
  sweep: async (tx) => (await settingOf(tx, 'sweep')) as { readonly after: CaseId | null } | undefined,
  setSweep: async (tx, sweep) => {
    if (sweep) await setValue(tx, 'sweep', sweep);
    else await rowsOf(tx, "delete from planning_settings where name = 'sweep'", []);
  },
};

async function settingOf(tx: Tx, name: string): Promise<unknown> {
  const [row] = await rowsOf<{ value: string }>(tx, 'select value from planning_settings where name = ?', [name]);
  return row && JSON.parse(row.value);
}

async function setValue(tx: Tx, name: string, value: unknown): Promise<void> {
  await rowsOf(tx, 'insert into planning_settings values (?, ?) on conflict (name) do update set value = excluded.value', [
    ...[name, JSON.stringify(value)],
  ]);
}
