import { expect, test } from 'vitest';
import { tableWrittenBy } from './table-versions.ts';

test.each([
  ['insert into "switches" values (?)', 'switches'],
  ['insert or fail into switches values (?)', 'switches'],
  ['update switches set value = ?', 'switches'],
  ['update or fail "switches" set value = ?', 'switches'],
  ['delete from switches', 'switches'],
  ['with some as (select 1) insert into switches select * from some', ''],
])('%s is known to write "%s", so that what was read of it is read again', (statement, table) => {
  expect(tableWrittenBy(statement)).toBe(table);
});
