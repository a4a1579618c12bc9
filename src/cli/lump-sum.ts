import { Command, InvalidArgumentError } from 'commander';
import type { TestCallTools } from '../dialer/test-calls/find-test-call-objection.ts';
import { localDate } from '../kernel/calendar.ts';
import type { PersonId, ReceivableId } from '../kernel/ids.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { type BookedLumpSum, bookLumpSum } from '../receivables/interest/book-lump-sum.ts';
import type { Creditor } from '../receivables/model.ts';
import { creditorNamed } from './creditor-argument.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

type Options = Common & { readonly creditor?: string; readonly euroRate?: number };

/** `dovolat interest lump-sum [RECEIVABLE]`: what the law gives for the costs of collection from companies. */
export function lumpSumCommand(host: CliHost): Command {
  return new Command('lump-sum')
    .description('book the flat sum that the law gives for the costs of collection from a company, once for each late receivable')
    .argument('[receivable]', 'its id')
    .option('--creditor <code>', 'on all late invoices and instalments of this creditor’s companies')
    .option('--euro-rate <rate>', 'of one euro, as the law names it (Poland, Hungary): 4.2512', euroRate)
    .option('--json', 'for programs')
    .action((receivable: string | undefined, options: Options) =>
      host.using(async ({ tools }) => {
        const rate = options.euroRate ?? null;
        const booked = receivable
          ? [need(await book(host, tools, idOf('rcv', receivable, 'receivable'), rate))]
          : await bookAll(host, tools, options.creditor, rate);
        const rows = booked.map(({ receivable: { id, billedMinor, currency }, source, changed }) => [
          ...[id, `${formatAmount(money(billedMinor, currency))} ${currency}`, source, changed ? 'booked' : 'was booked before'],
        ]);
        const text = rows.length > 0 ? table(['receivable', 'asked', 'by', ''], rows) : 'No company is late with anything new.';
        show(host, options, booked, text);
      }),
    );
}

function book(host: CliHost, tools: TestCallTools, receivableId: ReceivableId, rate: number | null) {
  const act = { actor: host.actor, origin: `lump-sum:${receivableId}` };
  return tools.work.run((tx) => bookLumpSum(tools, tx, act, { receivableId, euroRate: rate }));
}

/** Whoever cannot be asked for it is passed over: natural persons, and what is not late. A missing rate ends it. */
async function bookAll(host: CliHost, tools: TestCallTools, code: string | undefined, rate: number | null) {
  if (code === undefined) throw new Refused(refuse('nothing_named', 'Name a receivable, or --creditor for all'));
  const creditor = await tools.work.run((tx) => creditorNamed(tools.books, tx, code));
  const all: BookedLumpSum[] = [];
  for (let after: PersonId | null = null; ; ) {
    const page = await overdue(tools, creditor, after);
    for (const receivableId of page.receivables) {
      const booked = await book(host, tools, receivableId, rate);
      if (booked.ok && booked.value.changed) all.push(booked.value);
      if (!booked.ok && booked.reason === 'euro_rate_missing') throw new Refused(booked);
    }
    if (page.next === null) return all;
    after = page.next;
  }
}

const peopleAtATime = 100;

async function overdue({ work, books, clock }: TestCallTools, { id, country }: Creditor, after: PersonId | null) {
  const before = localDate(clock.now(), country).toString();
  return work.run(async (tx) => {
    const { people, next } = await books.receivables.owing(tx, id, { who: 'overdue', before }, after, peopleAtATime);
    const receivables: ReceivableId[] = [];
    for (const personId of people)
      for (const { id: receivableId } of await books.receivables.openOf(tx, personId, id)) receivables.push(receivableId);
    return { receivables, next };
  });
}

function euroRate(text: string): number {
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(text)) throw new InvalidArgumentError('a rate is written like 4.2512');
  return Math.round(Number(text) * 10_000);
}
