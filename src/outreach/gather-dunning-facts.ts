import { localDate } from '../kernel/calendar.ts';
import type { CaseId } from '../kernel/ids.ts';
import { money } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findCollectible } from '../receivables/find-collectible.ts';
import type { Receivable } from '../receivables/model.ts';
import { addressOf } from '../speech/address-of.ts';
import { dunningTemplates } from './dunning-templates.ts';
import type { About } from './gather-facts.ts';
import type { DunningName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { splitPayment } from './split-payment.ts';
import type { DueLine, DunningFacts } from './templates/message-texts.ts';

/**
 * What a text that asks for payment tells: of the step's lines those that are still owed and undisputed, and of those the ones that the text
 * is about (nothing that comes due later is demanded today). Refused when nothing of the kind is left, or no promise was missed.
 */
export async function gatherDunningFacts(
  tools: Pick<OutreachTools, 'books' | 'clock'>,
  tx: Tx,
  template: DunningName,
  { debtor: { person, creditor }, language, lines }: About,
): Promise<Result<DunningFacts, Refusal<'nothing_to_tell'>>> {
  const { tellsOf, timeToPay } = dunningTemplates[template];
  const today = localDate(tools.clock.now(), creditor.country);
  const wanted = (await findCollectible(tools, tx, person.id, creditor.id)).filter(
    ({ id, due }) => (lines === null || lines.includes(id)) && isAbout(tellsOf, due, today.toString()),
  );
  const oldest = wanted[0];
  if (!oldest) return refuse('nothing_to_tell', `nothing is left that is ${tellsOf.replaceAll('_', ' ')}`);
  const told = wanted.filter(({ caseId }) => caseId === oldest.caseId);
  const missed = template === 'promise-missed' ? await missedPromise(tools, tx, oldest.caseId) : null;
  if (template === 'promise-missed' && !missed) return refuse('nothing_to_tell', 'no promise was missed');
  const totalMinor = told.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return accept({
    creditor: creditor.name,
    address: person.kind === 'company' ? null : addressOf(language, person),
    total: money(totalMinor, oldest.currency),
    lines: told.flatMap(lineOf),
    payments: splitPayment(totalMinor, told),
    today: today.toString(),
    payBy: timeToPay && today.add(timeToPay).toString(),
    promised: missed,
  });
}

function isAbout(tellsOf: (typeof dunningTemplates)[DunningName]['tellsOf'], due: string, today: string): boolean {
  if (tellsOf === 'due_today') return due === today;
  return tellsOf === 'past_due' ? due < today : due >= today;
}

function lineOf(receivable: Receivable): DueLine[] {
  return splitPayment(receivable.amountMinor, [receivable]);
}

/** The day for which payment was promised last and did not come in full, YYYY-MM-DD. */
async function missedPromise({ books }: Pick<OutreachTools, 'books'>, tx: Tx, caseId: CaseId): Promise<string | null> {
  const [latest] = await books.promises.openOrBroken(tx, caseId);
  return latest && latest.state !== 'active' ? latest.date : null;
}
