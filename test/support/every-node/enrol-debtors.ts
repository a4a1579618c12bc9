import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCallerIdentity, verifyCallerIdentity } from '../../../src/dialer/add-line.ts';
import type { CreditorId } from '../../../src/kernel/ids.ts';
import { importFile } from '../../../src/main/import-file.ts';
import { creditReceivable } from '../../../src/receivables/credit-receivable.ts';
import type { Creditor } from '../../../src/receivables/model.ts';
import { registerCreditor } from '../../../src/receivables/register-creditor.ts';
import { portfolioFile } from '../../../src/rehearsal/sample-portfolio.ts';
import { must, type RehearsalWorld } from '../rehearsal-world.ts';
import { planPolicy, type SentToEveryPlace } from './flow-at-every-node.ts';

/** Puts on record everybody who is sent through a flow, with a creditor of their own (the `nth` one) who shows the caller identities `numbers`. */
export async function enrolDebtors(
  world: RehearsalWorld,
  { flow, sent, beforehand }: SentToEveryPlace,
  nth: number,
): Promise<{ readonly creditor: Creditor; readonly numbers: readonly string[] }> {
  const installation = await world.record();
  const { tools } = installation;
  const about = { code: flow, name: `${flow}, a.s.`, neutralName: 'Energo Morava', country: 'CZ' } as const;
  const creditor = must(await tools.work.run((tx) => registerCreditor(tools, tx, actor, { ...about, planPolicy })));
  // Many of these calls are short, and a number whose calls are always short is given a rest.
  const numbers = [...'123456789'].map((last) => `+4200009${nth}000${last}`);
  for (const number of numbers) {
    must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
    must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  }
  const source = join(world.folder, 'source');
  mkdirSync(source, { recursive: true });
  const file = join(source, `${flow}.csv`);
  writeFileSync(file, portfolioFile(sent.map(({ debtor }) => debtor)));
  const { rejected, firstErrors } = must(await importFile(installation, file, { creditorId: creditor.id, actor }));
  if (rejected > 0) throw new Error(JSON.stringify(firstErrors));
  const settled = sent.filter((each) => each.settled).map(({ telephone }) => telephone);
  if (settled.length > 0) await settle(world, creditor.id, settled);
  await beforehand?.(installation, creditor.id);
  return { creditor, numbers };
}

const actor = 'user:test';

/** The creditor lets go all that whoever has these numbers owes. */
async function settle(world: RehearsalWorld, creditorId: CreditorId, telephones: readonly string[]): Promise<void> {
  const { tools } = await world.record();
  const { books } = tools;
  await tools.work.run(async (tx) => {
    const points = await books.contactPoints.withNumbers(tx, telephones as Parameters<typeof books.contactPoints.withNumbers>[1]);
    for (const { personId } of points)
      for (const receivable of await books.receivables.openOf(tx, personId, creditorId))
        await creditReceivable(tools, tx, { actor, origin: `test:${receivable.id}` }, receivable, {
          ...{ amountMinor: receivable.amountMinor, because: 'dispute', cause: null },
        });
  });
}
