import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { packedRows } from './packed-rows.ts';
import { inside, sqliteUnitOfWork } from './unit-of-work.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-packed-'));
  db = await openDatabase(join(folder, 'dovolat.db'));
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const cursors = packedRows('cursors', ['consumer', 'seq']);

test('whatever repeats, and wherever the groups are parted, each row is written once with the time at which it is', async () => {
  const work = sqliteUnitOfWork(db);
  const groups = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), { maxLength: 70 });
  await fc.assert(
    fc.asyncProperty(groups, fc.boolean(), fc.nat(), fc.nat(), fc.nat(), async (seqs, allAlike, first, second, third) => {
      const [from = 0, to = 0, cut = 0] = [first, second, third].map((n) => n % (seqs.length + 1)).sort((a, b) => a - b);
      let count = 0;
      const rows = seqs.map((group, index) =>
        group.map((seq) => {
          count += 1;
          return { consumer: String(count).padStart(3, '0'), seq: allAlike ? (index < cut ? 7 : 8) : seq };
        }),
      );
      const packed = cursors.pack(rows.slice(0, cut));
      const apart = cursors.pack(rows.slice(cut));
      const written = await work.run(async (tx) => {
        await inside(tx).deleteFrom('cursors').execute();
        await cursors.insert(tx, [{ packed, from: 0, to: from }]);
        await cursors.insert(tx, [{ packed, from, to }], { column: 'seq', value: 1_000 });
        await cursors.insert(tx, [
          { packed, from: to, to: cut },
          { packed: apart, from: 0, to: rows.length - cut },
        ]);
        return inside(tx).selectFrom('cursors').selectAll().orderBy('consumer').execute();
      });
      const stamped = rows.slice(from, to).map((group) => group.map((row) => ({ ...row, seq: 1_000 })));
      expect(written).toEqual([...rows.slice(0, from), ...stamped, ...rows.slice(to)].flat());
      const read = cursors.reader(apart, ['seq', 'consumer']);
      const others = rows.slice(cut).flat();
      expect(others.map((_, index) => read(index))).toEqual(others.map(({ consumer, seq }) => [seq, consumer]));
    }),
    { numRuns: 150 },
  );
});
