import { Command, CommanderError } from 'commander';
import { Fault } from '../kernel/fault.ts';
import { agreementsCommand } from './agreements.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { bankAccountCommand } from './bank-account.ts';
import { callsCommand } from './calls.ts';
import { campaignCommand } from './campaign.ts';
import { confirmRestoreCommand } from './confirm-restore.ts';
import { disputesCommand } from './disputes.ts';
import { doctorCommand } from './doctor.ts';
import { documentsCommand } from './documents.ts';
import { flowCommand } from './flow.ts';
import { gateCommand } from './gate.ts';
import { hardshipCommand } from './hardship.ts';
import { holdsCommand } from './holds.ts';
import { importCommand } from './import.ts';
import { lineCommand } from './inbound-lines.ts';
import type { CliHost } from './installation.ts';
import { interestCommand } from './interest.ts';
import { judgeCommand } from './judge.ts';
import { lexiconCommand } from './lexicon.ts';
import { limitsCommand } from './limits.ts';
import { callerIdentityCommand, creditorCommand, trunkCommand } from './lines.ts';
import { noticeCommand } from './notice.ts';
import { wholeNumber } from './options.ts';
import { partiesCommand } from './parties.ts';
import { paymentsCommand } from './payments.ts';
import { apiKeyCommand, userCommand } from './people.ts';
import { promisesCommand } from './promises.ts';
import { promptsCommand } from './prompts.ts';
import { recordingsCommand } from './recordings.ts';
import { need, Refused } from './respond.ts';
import { retentionCommand } from './retention.ts';
import { segmentCommand } from './segment.ts';
import { stopAllCommand } from './stop-all.ts';
import { strategyCommand } from './strategy.ts';
import { suppressionCommand } from './suppression.ts';
import { tasksCommand } from './tasks.ts';
import { webhookCommand } from './webhook.ts';
import { workCommand } from './work.ts';

/** Runs one command line. Returns the exit code: 0 done, 1 refused or violated, 2 usage. */
export async function runCommandLine(host: CliHost, argv: readonly string[]): Promise<0 | 1 | 2> {
  const program = new Command('dovolat')
    .description('Gets through to debtors by phone, lets them settle with the keypad, and keeps a truthful record.')
    .showHelpAfterError('(add --help for what is possible)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.write(text.trimEnd()), writeErr: (text) => host.complain(text.trimEnd()) });
  let failed = false;
  const running: CliHost = {
    ...host,
    fail: () => {
      failed = true;
    },
  };
  const commands = [
    importCommand,
    creditorCommand,
    bankAccountCommand,
    trunkCommand,
    callerIdentityCommand,
    lineCommand,
    campaignCommand,
    agreementsCommand,
    callsCommand,
    limitsCommand,
    flowCommand,
    strategyCommand,
    segmentCommand,
    promptsCommand,
    lexiconCommand,
    gateCommand,
    noticeCommand,
    paymentsCommand,
    suppressionCommand,
    hardshipCommand,
    promisesCommand,
    disputesCommand,
    holdsCommand,
    partiesCommand,
    documentsCommand,
    tasksCommand,
    interestCommand,
    workCommand,
    webhookCommand,
    stopAllCommand,
    judgeCommand,
    backupCommand,
    restoreCommand,
    confirmRestoreCommand,
    retentionCommand,
    recordingsCommand,
    doctorCommand,
    userCommand,
    apiKeyCommand,
  ];
  for (const command of commands) program.addCommand(inherit(command(running), program));
  program
    .command('start')
    .description('run the server: Asterisk, dialer, console')
    .action(() => running.serve());
  program
    .command('demo')
    .description('call a sample portfolio by real SIP through a simulated telephone network')
    .option('--once', 'run the campaign to its end and leave')
    .option('--json', 'only the summary on standard output')
    .option('--debtors <n>', 'how many debtors', wholeNumber, 108)
    .option('--lines <n>', 'calls up at once', wholeNumber, 40)
    .action(async ({ once = false, json = false, debtors, lines }: DemoOptions) => {
      if (!(await running.demo({ once, json, debtors, lines }))) running.fail();
    });
  program
    .command('carry-out <id>', { hidden: true })
    .description('carries out an import or a run of the judge that the server has written down')
    .action(async (id: string) => void need(await running.carryOut(id)));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return failed ? 1 : 0;
  } catch (error) {
    return explain(host, error, argv.includes('--json'));
  }
}

/** Says what went wrong and what to do about it. */
function explain(host: CliHost, error: unknown, json: boolean): 0 | 1 | 2 {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (json) host.write(JSON.stringify({ error: { reason: 'usage', message: error.message.replace(/^error: /, '') } }));
    return 2;
  }
  if (error instanceof Refused) {
    const { ok: _no, ...refusal } = error.refusal;
    if (json) host.write(JSON.stringify({ error: refusal }));
    else host.complain(`Refused (${refusal.reason}): ${refusal.message}`);
    return 1;
  }
  if (error instanceof Fault) {
    if (json) host.write(JSON.stringify({ error: { reason: error.code, message: error.message, remedy: error.remedy } }));
    else host.complain(`${error.message}${error.remedy ? `\nWhat to do: ${error.remedy}` : ''}`);
    return 1;
  }
  throw error;
}

/** Sub-commands complain and end as the program does. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}

type DemoOptions = { readonly once?: boolean; readonly json?: boolean; readonly debtors: number; readonly lines: number };
