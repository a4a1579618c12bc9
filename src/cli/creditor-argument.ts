import { refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Books } from '../receivables/ports.ts';
import { Refused } from './respond.ts';

/** The creditor of this code; another one ends the command. */
export async function creditorNamed({ creditors }: Pick<Books, 'creditors'>, tx: Tx, code: string): Promise<Creditor> {
  const found = await creditors.findByCode(tx, code);
  if (!found) throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}": see dovolat creditor list`));
  return found;
}
