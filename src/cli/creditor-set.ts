import { Command, Option } from 'commander';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type CreditorChange, changeCreditor } from '../receivables/change-creditor.ts';
import type { ContactWish } from '../receivables/creditor-contact.ts';
import type { Creditor, InterestTerms } from '../receivables/model.ts';
import { contactOptions, contactSaid } from './contact-options.ts';
import type { CliHost } from './installation.ts';
import { positiveNumber, wholeFromZero, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';

/** `dovolat creditor set CODE`: how debtors reach this creditor, what they may agree on in a call, and what is asked for on what is late. */
export function creditorSetCommand(host: CliHost): Command {
  const set = contactOptions(new Command('set'))
    .argument('<code>')
    .description('how debtors reach it, what they may agree on in a call (instalments, messages to another number), and interest')
    .option('--plan-most <n>', 'instalments at the most', wholeNumber)
    .option('--plan-every-days <n>', 'days from one instalment to the next, at the most', wholeNumber)
    .option('--plan-least <amount>', 'the least of an instalment, in the creditor’s currency', positiveNumber)
    .option('--no-plans', 'no payment in instalments')
    .addOption(
      new Option('--keyed-number <answer>', 'whether messages may go to a number that a debtor keys in').choices(['yes', 'no']),
    )
    .option('--plan-late-days <n>', 'days in which an instalment that is late may be made up for', wholeFromZero)
    .addOption(new Option('--interest <how>', 'what is asked for on what is late').choices(['none', 'statutory', 'contractual']))
    .option('--interest-rate <percent>', 'a year, where it is by contract', positiveNumber)
    .addOption(new Option('--interest-year <days>', 'by which it is reckoned').choices(['actual', '365', '366']))
    .option('--json', 'for programs');
  return set.action((code: string, options: TermOptions) =>
    host.using(async ({ tools }) => {
      const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
      if (!creditor) throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}": see dovolat creditor list`));
      const contact = contactSaid(options);
      const terms = { ...need(changeOf(creditor, options)), ...need(interestOf(creditor, options)) };
      const change = { ...terms, ...(contact && { contact }) };
      if (Object.keys(change).length === 0) set.error('error: name what shall change, e.g. --plan-most 6 --plan-least 500');
      const changed = need(await changeCreditor(tools, host.actor, creditor.id, change));
      show(host, options, changed, `Creditor "${changed.code}": it holds for calls that are prepared from now on.`);
    }),
  );
}

type TermOptions = Common &
  ContactWish & {
    readonly planMost?: number;
    readonly planEveryDays?: number;
    readonly planLeast?: number;
    readonly plans: boolean;
    readonly keyedNumber?: 'yes' | 'no';
    readonly planLateDays?: number;
    readonly interest?: 'none' | 'statutory' | 'contractual';
    readonly interestRate?: number;
    readonly interestYear?: InterestTerms['yearDays'];
  };

/** What is left out of a plan's terms stays as it is; the first time all of it is needed but the interval, which is a month. */
function changeOf(
  { planPolicy }: Creditor,
  { planMost, planEveryDays, planLeast, planLateDays, plans, keyedNumber }: TermOptions,
): Result<CreditorChange, Refusal<'plan_terms_missing'>> {
  const keyed = {
    ...(keyedNumber !== undefined && { keyedNumberAllowed: keyedNumber === 'yes' }),
    ...(planLateDays !== undefined && { planLateDays }),
  };
  if (!plans) return accept({ ...keyed, planPolicy: null });
  if (planMost === undefined && planEveryDays === undefined && planLeast === undefined) return accept(keyed);
  const most = planMost ?? planPolicy?.most;
  const leastMinor = planLeast === undefined ? planPolicy?.leastMinor : Math.round(planLeast * 100);
  if (most === undefined || leastMinor === undefined)
    return refuse('plan_terms_missing', 'Payment in instalments needs --plan-most and --plan-least');
  return accept({ ...keyed, planPolicy: { most, everyDays: planEveryDays ?? planPolicy?.everyDays ?? 30, leastMinor } });
}

/** What is left out stays as it is; the year is that of the calendar where nobody said otherwise. */
function interestOf(
  { interest: before }: Creditor,
  { interest, interestRate, interestYear }: TermOptions,
): Result<CreditorChange, Refusal<'interest_terms_missing'>> {
  if (interest === undefined && interestRate === undefined && interestYear === undefined) return accept({});
  const kind = interest ?? before?.kind ?? 'none';
  if (kind === 'none') return accept({ interest: null });
  const common = { yearDays: interestYear ?? before?.yearDays ?? 'actual', shiftsDue: before?.shiftsDue ?? true };
  if (kind === 'statutory') return accept({ interest: { kind, ...common } });
  const agreed = before?.kind === 'contractual' ? before.basisPoints : undefined;
  const basisPoints = interestRate === undefined ? agreed : Math.round(interestRate * 100);
  if (basisPoints === undefined) return refuse('interest_terms_missing', 'Interest by contract needs --interest-rate');
  return accept({ interest: { kind, basisPoints, ...common } });
}
