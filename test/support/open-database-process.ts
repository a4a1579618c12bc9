import { openDatabase } from '../../src/adapters/db/database.ts';

/** Opens, and so upgrades, the database named on the command line, after saying that it is about to. */
process.stdout.write('now\n');
const db = await openDatabase(process.argv[2] ?? '');
await db.close();
process.stdout.write('done\n');
