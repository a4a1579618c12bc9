import { Command } from 'commander';
import { dayNumber, dayStart } from '../kernel/day-number.ts';
import { parseAmount } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { sampleCase } from '../strategy/sample-case.ts';
import { stagesUntilLegal } from '../strategy/stages-until-legal.ts';
import { strategyBook } from '../strategy/strategy-book.ts';
import { type Coming, timeline } from '../strategy/timeline.ts';
import type { CliHost } from './installation.ts';
import { date, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { channelWords } from './strategy-text.ts';
import { table } from './table.ts';

type Options = Common & {
  readonly due: Temporal.PlainDate;
  readonly entered?: Temporal.PlainDate;
  readonly amount: string;
  readonly days: number;
};

/** `dovolat strategy explain FILE --due DAY` */
export function strategyExplainCommand(host: CliHost): Command {
  return new Command('explain')
    .argument('<file>')
    .description('tell day by day what would happen to somebody who neither pays nor answers')
    .requiredOption('--due <day>', 'when their invoice is due, like 2026-12-01', date)
    .option('--entered <day>', 'when it came in; without it, 20 days before', date)
    .option('--amount <amount>', 'what they owe, in the currency of the strategy', '1000')
    .option('--days <n>', 'how far to look', wholeNumber, 120)
    .option('--json', 'for programs')
    .action((file: string, options: Options) => {
      const strategy = need(host.strategyFiles().read(file));
      const amount = parseAmount(options.amount, strategy.currency);
      if (!amount.ok) throw new Refused(refuse(amount.reason, amount.message));
      const entered = (options.entered ?? options.due.subtract({ days: 20 })).toString();
      const facts = sampleCase(strategy, { due: options.due.toString(), amountMinor: amount.value.minor, entered });
      const book = strategyBook([strategy]);
      const now = dayStart(dayNumber(entered), facts.creditorCountry);
      const coming = timeline(book, facts, now, options.days);
      const untilLegal = stagesUntilLegal(book, facts, now);
      const legal = untilLegal
        ? `${untilLegal.stages} steps come before ${untilLegal.step}, which cannot come before ${untilLegal.notBefore}.`
        : 'There is no legal step.';
      const rows = coming.map((each) => [each.date, weekdays[dayOfWeek(each.date)] ?? '', ...wordsOf(each)]);
      show(
        host,
        options,
        { strategy: strategy.name, version: strategy.version, coming, untilLegal },
        `${table(['', '', '', ''], rows)}\n${legal}`,
      );
    });
}

function wordsOf(coming: Coming): readonly [string, string] {
  if (coming.is !== 'contact') return ['—', coming.sentence];
  const { step, by, severity } = coming.contact;
  return [step, `${severity} by ${by.map(channelWords).join(', else ')}`];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function dayOfWeek(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek - 1;
}
