import type { CreditorId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import type { Installation } from './installation.ts';
import { Refused } from './respond.ts';

/** The creditor of this code; the command is refused when there is none. */
export async function creditorNamed({ tools }: Installation, code: string): Promise<CreditorId> {
  const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
  if (creditor) return creditor.id;
  throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}". Add it: dovolat creditor add ${code} --help`));
}
