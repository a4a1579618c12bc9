import { Command } from 'commander';
import { splitInstalments } from '../flow/split-instalments.ts';
import { localDate } from '../kernel/calendar.ts';
import { formatAmount, money, parseAmount } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Confirmation } from '../outreach/confirm-agreement.ts';
import { takeDownPlan, takeDownPromise } from '../outreach/take-down-agreement.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import type { CliHost, Installation } from './installation.ts';
import { lastDay } from './local-minute.ts';
import { date, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';
import { findWhom } from './whom.ts';

type Whose = Common & { readonly creditor?: string };
type PromiseOptions = Whose & { readonly date: Temporal.PlainDate; readonly amount?: string };
type PlanOptions = Whose & { readonly in: number; readonly first?: Temporal.PlainDate };

/** `dovolat promises record`: what somebody promised to a person, by telephone or in a letter. */
export function recordCommand(host: CliHost): Command {
  return new Command('record')
    .description('take down what somebody promised to you: by telephone, in a letter')
    .argument('<person>', 'her id, telephone number or debtor id')
    .requiredOption('--date <day>', 'until when, like 2027-01-31', date)
    .option('--amount <amount>', 'how much; not said: all')
    .option('--creditor <code>', 'where she owes several')
    .option('--json', 'for programs')
    .action((person: string, options: PromiseOptions) =>
      host.using(async ({ tools, messages }) => {
        const {
          agreement: promise,
          country,
          confirmations,
        } = await tools.work.run(async (tx) => {
          const { whom, about } = await talkedAbout(tools, tx, person, options);
          const { currency } = about;
          const amountMinor = options.amount === undefined ? null : need(parseAmount(options.amount, currency)).minor;
          const wish = { ...whom, amountMinor, currency, date: options.date.toString() };
          const act = { actor: host.actor, origin: tools.ids.next('evt') };
          return { ...need(await takeDownPromise({ ...tools, messages }, tx, act, wish)), country: about.country };
        });
        const amount =
          promise.amountMinor === null
            ? 'All'
            : `${formatAmount(money(promise.amountMinor, promise.currency))} ${promise.currency}`;
        const quiet = `Nobody asks for it until the end of ${lastDay(promise.breaksAt, country)}.`;
        const text = [`${amount} until ${promise.date}: ${promise.id}`, quiet, ...confirmations.map(confirmed)].join('\n');
        show(host, options, { ...promise, confirmations: confirmations.map(told) }, text);
      }),
    );
}

/** `dovolat promises agree`: instalments that a person agreed on with somebody. */
export function agreeCommand(host: CliHost): Command {
  return new Command('agree')
    .description('take down that somebody pays in instalments: equal ones, the last takes what is left')
    .argument('<person>', 'her id, telephone number or debtor id')
    .requiredOption('--in <n>', 'how many', wholeNumber)
    .option('--first <day>', 'of the first one; not said: in a week', date)
    .option('--creditor <code>', 'where she owes several')
    .option('--json', 'for programs')
    .action((person: string, options: PlanOptions) =>
      host.using(async ({ tools, messages }) => {
        const { agreement: plan, confirmations } = await tools.work.run(async (tx) => {
          const { whom, about } = await talkedAbout(tools, tx, person, options);
          const first = options.first ?? localDate(tools.clock.now(), about.country).add({ days: 7 });
          const { everyDays = 30, leastMinor: least = 1 } = about.planPolicy ?? {};
          const instalments = splitInstalments(about.totalMinor, options.in, { first: first.toString(), everyDays, least });
          if (about.planPolicy && !instalments)
            throw new Refused(refuse('amount_too_small', `${options.in} instalments are none, or each below the least allowed`));
          const act = { actor: host.actor, origin: tools.ids.next('evt') };
          const wish = { ...whom, currency: about.currency, instalments: instalments ?? [] };
          return need(await takeDownPlan({ ...tools, messages }, tx, act, wish));
        });
        const rows = plan.instalments.map(({ date: on, amountMinor }) => [
          ...[on, `${formatAmount(money(amountMinor, plan.currency))} ${plan.currency}`],
        ]);
        const text = [table(['due', 'amount'], rows), plan.id, ...confirmations.map(confirmed)].join('\n');
        show(host, options, { ...plan, confirmations: confirmations.map(told) }, text);
      }),
    );
}

function confirmed({ channel, outcome }: Confirmation): string {
  const by = channel === 'sms' ? 'SMS' : 'e-mail';
  return outcome.ok ? `It is confirmed by ${by}.` : `It is not confirmed by ${by}: ${outcome.message} (${outcome.rule}).`;
}

/** For programs. */
function told({ channel, outcome }: Confirmation) {
  return outcome.ok
    ? { channel, messageId: outcome.value.id }
    : { channel, messageId: null, rule: outcome.rule, reason: outcome.message, notBefore: outcome.notBefore };
}

async function talkedAbout({ books, clock }: Installation['tools'], tx: Tx, text: string, { creditor: code }: Whose) {
  const { person, creditor } = need(await findWhom(books, tx, text, code));
  const whom = { personId: person.id, creditorId: creditor.id };
  const found = await findConversation({ books, clock }, tx, person.id, creditor.id);
  if (!found) throw new Refused(refuse('nothing_owed', 'nothing open and undisputed is left to talk about'));
  return { whom, about: { ...found, country: creditor.country, planPolicy: creditor.planPolicy } };
}
