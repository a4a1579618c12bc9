import { Command } from 'commander';
import type { TestCallEnded } from '../dialer/events.ts';
import { orderTestCall, withdrawTestCall } from '../dialer/test-calls/order-test-call.ts';
import type { TestCall } from '../dialer/test-calls/ports.ts';
import { addTestNumber, removeTestNumber } from '../dialer/test-calls/test-numbers.ts';
import { sampleCall } from '../flow/sample-call.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { Language } from '../kernel/country.ts';
import { refuse } from '../kernel/result.ts';
import { secretsText, spokenLanguage } from './flow-try.ts';
import type { CliHost, Installation } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

type CallOptions = Common & { readonly language?: Language };

/** `dovolat flow call FILE NUMBER` and the telephones that it may ring. */
export function flowCallCommands(host: CliHost): Command[] {
  const call = new Command('call')
    .description('hear a flow, a draft too, on a telephone of your own, about an invented debtor; the server must run')
    .argument('<file>', 'a flow file, NAME for what is published of it, or NAME@VERSION')
    .argument('<number>', 'a number of `flow number list`')
    .option('--language <code>', 'cs, sk, pl, hu or en; the first of the flow when not given', spokenLanguage)
    .option('--json', 'for programs')
    .action((file: string, number: string, options: CallOptions) =>
      host.using(async (installation) => {
        const { flow } = need(installation.flows.keep(file));
        const language = options.language ?? flow.languages[0] ?? 'cs';
        const after = await installation.journal.lastSeq();
        const ordered = need(await orderTestCall(installation.tools, host.actor, { number, flow, language }));
        const { secrets } = sampleCall(language, Temporal.Now.plainDateISO().toString());
        host.complain(
          `Ordered: ${flow.name}@${flow.version.slice(0, 12)} in ${language} to ${ordered.number}. To identify: ${secretsText(secrets)}`,
        );
        const ended = await followed(host, installation, ordered, after);
        show(host, options, ended, endText(ended));
        if (!ended.answered) host.fail();
      }),
    );
  return [call, numberCommand(host)];
}

function numberCommand(host: CliHost): Command {
  const number = new Command('number').description('telephones of your own that flows may be tried on');
  number
    .command('add <number>')
    .description('say that a telephone is yours; the journal keeps who said so')
    .requiredOption('--evidence <text>', 'by what it is known: "my own mobile", a contract, an invoice')
    .option('--json', 'for programs')
    .action((text: string, options: Common & { readonly evidence: string }) =>
      host.using(async ({ tools }) => {
        const added = need(await addTestNumber(tools, host.actor, { number: text, evidence: options.evidence }));
        show(host, options, added, `${added.number} may be called: dovolat flow call FILE ${added.number}`);
      }),
    );
  number
    .command('remove <number>')
    .description('it is called no more')
    .option('--json', 'for programs')
    .action((text: string, options: Common) =>
      host.using(async ({ tools }) => {
        const removed = need(await removeTestNumber(tools, host.actor, text));
        show(host, options, removed, `${removed.number} is called no more.`);
      }),
    );
  number
    .command('list')
    .description('all of them, with who said so and why')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const all = await tools.work.run((tx) => tools.testCalls.numbers(tx));
        show(
          host,
          options,
          all,
          table(
            ['number', 'by', 'evidence'],
            all.map((each) => [each.number, each.addedBy, each.evidence]),
          ),
        );
      }),
    );
  return number;
}

/** Nobody has begun to place it after so long: no server runs. */
const takenWithinMs = 8000;
const longestMs = 12 * 60_000;
const lookEveryMs = 250;

async function followed(host: CliHost, { journal, tools }: Installation, call: TestCall, after: number): Promise<TestCallEnded> {
  const types = ['test_call_placed', 'test_call_refused', 'test_call_ended'];
  const told = new Set<number>();
  for (let waited = 0; waited < longestMs; waited += lookEveryMs) {
    const lines = (await journal.read({ after, limit: 1000, types })).filter((line) => isOf(line, call));
    for (const line of lines) {
      if (line.type === 'test_call_refused')
        throw new Refused(refuse('test_call_refused', (line.data as { readonly because: string }).because));
      if (line.type === 'test_call_ended') return line.data as TestCallEnded;
      if (!told.has(line.seq)) host.complain('It rings.');
      told.add(line.seq);
    }
    if (told.size === 0 && waited >= takenWithinMs && (await withdrawTestCall(tools, host.actor, call, 'no server took it')))
      throw new Refused(refuse('no_server', 'no server runs on this data folder, so nothing was dialled: dovolat start'));
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new Refused(refuse('no_end', `the server did not say how ${call.id} ended: see its log`));
}

function isOf({ data }: JournalEvent, { id }: TestCall): boolean {
  return (data as { readonly testCall?: string }).testCall === id;
}

function endText({ answered, machine, nodes, wouldDo, result, talkMs, sipCode }: TestCallEnded): string {
  if (!answered) return `Nobody answered${sipCode === null ? '' : ` (SIP ${sipCode})`}.`;
  const decided = wouldDo.filter((kind) => kind !== 'set_result').map((kind) => kind.replaceAll('_', ' '));
  return [
    `${machine ? 'An answering machine was heard after' : 'The call lasted'} ${Math.round((talkMs ?? 0) / 1000)} s and came by ${nodes.join(', ')}.`,
    `Result: ${result ?? 'none, nobody was identified'}.${decided.length > 0 ? ` Would have been written down: ${decided.join(', ')}.` : ''}`,
  ].join('\n');
}
