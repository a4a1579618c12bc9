import { Command, Option } from 'commander';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type CreditorChange, changeCreditor } from '../receivables/change-creditor.ts';
import type { Creditor } from '../receivables/model.ts';
import type { CliHost } from './installation.ts';
import { positiveNumber, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';

/** `dovolat creditor set CODE`: what debtors of this creditor may agree on in a call. */
export function creditorSetCommand(host: CliHost): Command {
  const set = new Command('set <code>')
    .description('what debtors may agree on in a call: payment in instalments, messages to another number')
    .option('--plan-most <n>', 'instalments at the most', wholeNumber)
    .option('--plan-every-days <n>', 'days from one instalment to the next, at the most', wholeNumber)
    .option('--plan-least <amount>', 'the least of an instalment, in the creditor’s currency', positiveNumber)
    .option('--no-plans', 'no payment in instalments')
    .addOption(
      new Option('--keyed-number <answer>', 'whether messages may go to a number that a debtor keys in').choices(['yes', 'no']),
    )
    .option('--json', 'for programs');
  return set.action((code: string, options: TermOptions) =>
    host.using(async ({ tools }) => {
      const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
      if (!creditor) throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}": see dovolat creditor list`));
      const change = need(changeOf(creditor, options));
      if (Object.keys(change).length === 0) set.error('error: name what shall change, e.g. --plan-most 6 --plan-least 500');
      const changed = need(await changeCreditor(tools, host.actor, creditor.id, change));
      show(host, options, changed, `Creditor "${changed.code}": it holds for calls that are prepared from now on.`);
    }),
  );
}

type TermOptions = Common & {
  readonly planMost?: number;
  readonly planEveryDays?: number;
  readonly planLeast?: number;
  readonly plans: boolean;
  readonly keyedNumber?: 'yes' | 'no';
};

/** What is left out of a plan's terms stays as it is; the first time all of it is needed but the interval, which is a month. */
function changeOf(
  { planPolicy }: Creditor,
  { planMost, planEveryDays, planLeast, plans, keyedNumber }: TermOptions,
): Result<CreditorChange, Refusal<'plan_terms_missing'>> {
  const keyed = keyedNumber === undefined ? {} : { keyedNumberAllowed: keyedNumber === 'yes' };
  if (!plans) return accept({ ...keyed, planPolicy: null });
  if (planMost === undefined && planEveryDays === undefined && planLeast === undefined) return accept(keyed);
  const most = planMost ?? planPolicy?.most;
  const leastMinor = planLeast === undefined ? planPolicy?.leastMinor : Math.round(planLeast * 100);
  if (most === undefined || leastMinor === undefined)
    return refuse('plan_terms_missing', 'Payment in instalments needs --plan-most and --plan-least');
  return accept({ ...keyed, planPolicy: { most, everyDays: planEveryDays ?? planPolicy?.everyDays ?? 30, leastMinor } });
}
