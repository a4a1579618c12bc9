import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { compiledOnce } from './compiled-once.ts';

const lastCall = 'select max(at) as at from calls where person = ? and spoken = ?';

test('what is compared and how many rows are wanted stand behind a sign, what is written or listed as it was', () => {
  expect(compiledOnce('select "a" from "t" where "b" = ? and "c" <= ? and "d" <> ? order by "e" limit ?')).toBe(
    'select "a" from "t" where "b" = +? and "c" <= +? and "d" <> +? order by "e" limit +?',
  );
  expect(compiledOnce('insert into "t" ("a") values (?)')).toBe('insert into "t" ("a") values (?)');
  expect(compiledOnce('select 1 from "t" where "a" in (?, ?)')).toBe('select 1 from "t" where "a" in (?, ?)');
});

test('a question about one person after the other is compiled for the first of them only', () => {
  const db = new SqliteDatabase(':memory:');
  db.exec('create table calls (person text, spoken integer, at integer); create index calls_of on calls (person, at)');
  const add = db.prepare('insert into calls values (?, ?, ?)');
  for (const [at, person] of ['a', 'b', 'a'].entries()) add.run(person, 1, at);
  const [plain, signed] = [db.prepare(lastCall), db.prepare(compiledOnce(lastCall))];
  const timeOf = (statement: typeof plain) => {
    const began = performance.now();
    for (let round = 0; round < 200; round++) statement.all(round % 2 ? 'a' : 'b', 1);
    return performance.now() - began;
  };
  const times = Array.from({ length: 20 }, () => [timeOf(plain), timeOf(signed)] as const);
  const best = (which: 0 | 1) => Math.min(...times.map((pair) => pair[which]));
  expect(signed.all('a', 1)).toEqual(plain.all('a', 1));
  expect(signed.all('b', 1)).toEqual([{ at: 1 }]);
  expect(best(1)).toBeLessThan(best(0) / 1.5);
  db.close();
});
