/**
 * Kills the program while it works and looks whether anything is lost, doubled or half done: node scripts/chaos.ts books [--kills 200] [--seed N]
 * [--debtors 120] [--only PHASE] [--json]. Exit 0 when all is in order, 1 when something is not, 2 for usage.
 */
import { parseArgs } from 'node:util';
import { chaosOfBooks } from '../test/chaos/chaos-of-books.ts';
import { chaosText, isInOrder } from '../test/chaos/chaos-text.ts';
import { phaseKinds } from '../test/chaos/story.ts';

const usage = 'usage: npm run chaos -- books [--kills 200] [--seed N] [--debtors 120] [--only PHASE] [--json]';
const order = read();
if (!order) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const { json, ...chaos } = order;
  if (!json) console.log(`${chaos.kills} kills, ${chaos.debtors} debtors, seed ${chaos.seed}`);
  const tells = !json && process.stderr.isTTY;
  const report = await chaosOfBooks(chaos, (killed) => tells && process.stderr.write(`\r… ${killed} of ${chaos.kills} killed `));
  if (tells) process.stderr.write('\r\x1b[K');
  console.log(json ? JSON.stringify(report) : chaosText(report));
  process.exitCode = isInOrder(report) ? 0 : 1;
}

function read() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        kills: { type: 'string', default: '200' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
        debtors: { type: 'string', default: '120' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [kills, seed, debtors] = [Number(values.kills), Number(values.seed), Number(values.debtors)];
    const numbers = [kills, seed, debtors].every((n) => Number.isInteger(n) && n >= 0) && kills > 0 && debtors >= 12;
    const only = phaseKinds.find((kind) => kind === values.only);
    if (positionals.join() !== 'books' || !numbers || (values.only !== undefined && !only)) return null;
    return { kills, seed, debtors, killsARound: 20, ...(only && { only }), json: values.json };
  } catch {
    return null; // an option that there is not
  }
}
