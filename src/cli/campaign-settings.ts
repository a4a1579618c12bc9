import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CampaignSettings, defaultCampaignSettings } from '../dialer/model.ts';
import { type CallerIdentityPolicy, callerIdentityPolicies } from '../gate/pack.ts';
import type { Country } from '../kernel/country.ts';
import { parsePhone } from '../kernel/phone.ts';
import { isResultCode, type ResultCode } from '../kernel/result-code.ts';
import { duration, positiveNumber, wholeNumber } from './options.ts';
import { need } from './respond.ts';

export type SettingsOptions = {
  readonly concurrency?: number;
  readonly callsPerSecond?: number;
  readonly attemptsPerDay?: number;
  readonly attempts?: number;
  readonly ringSeconds?: number;
  readonly longestCallMinutes?: number;
  readonly retry?: CampaignSettings['retryAfterMs'];
  readonly agent?: string;
  readonly calendar?: 'legal' | 'rehearsal';
  readonly callerIdentityPolicy?: CallerIdentityPolicy;
  readonly summaryTo?: readonly string[];
  readonly answering?: CampaignSettings['answering'];
  readonly amdNotSure?: CampaignSettings['amdNotSure'];
  readonly amdDecides?: 'yes' | 'no';
  readonly recordCalls?: 'yes' | 'no';
};

/** Adds every setting of a campaign to a command as an option. */
export function withSettingsOptions(command: Command): Command {
  return command
    .option('--concurrency <n>', 'calls up at once', wholeNumber)
    .option('--calls-per-second <n>', 'new calls a second', positiveNumber)
    .option('--attempts-per-day <n>', 'attempts per debtor and day; the law’s limit binds as well', wholeNumber)
    .option('--attempts <n>', 'attempts per debtor in all; the law’s limit binds as well', wholeNumber)
    .option('--ring-seconds <n>', 'how long it rings', wholeNumber)
    .option('--longest-call-minutes <n>', 'no call lasts longer', wholeNumber)
    .option('--retry <times>', 'when the next call is due, by result: busy=15m,no_answer=3h; 3h: after every result', retryTimes)
    .option('--agent <number>', 'where a debtor who asks for a person is connected to; none: nobody is there')
    .option('--summary-to <address...>', 'who gets an e-mail with all figures and calls when it ends')
    .addOption(
      new Option('--answering <how>', 'amd: Asterisk’s AMD listens in silence before the first word').choices([
        'human_first',
        'amd',
      ]),
    )
    .addOption(new Option('--amd-not-sure <means>', 'what AMD’s NOTSURE means').choices(['human', 'machine']))
    .addOption(new Option('--amd-decides <answer>', 'AMD’s word for a machine is enough by itself').choices(['yes', 'no']))
    .addOption(new Option('--record-calls <answer>', 'calls may be recorded where the flow announces it').choices(['yes', 'no']))
    .addOption(
      new Option(
        '--caller-identity-policy <name>',
        'which number debtors see; other than sticky only where the law allows it',
      ).choices(callerIdentityPolicies),
    )
    .addOption(new Option('--calendar <name>', 'rehearsal: any hour, rehearsal numbers only').choices(['legal', 'rehearsal']));
}

/** The settings that were named on the command line. `country`: of the creditor, for an agent's national number. */
export function settingsOf(options: SettingsOptions, country: Country): Partial<CampaignSettings> {
  const { concurrency, callsPerSecond, attemptsPerDay, attempts, ringSeconds, longestCallMinutes, retry, agent, calendar } =
    options;
  const { callerIdentityPolicy, summaryTo, answering, amdNotSure, amdDecides, recordCalls } = options;
  return {
    ...(concurrency !== undefined && { concurrency }),
    ...(callsPerSecond !== undefined && { callsPerSecond }),
    ...(attemptsPerDay !== undefined && { attemptsPerDay }),
    ...(attempts !== undefined && { attemptsInAll: attempts }),
    ...(ringSeconds !== undefined && { ringMs: ringSeconds * 1000 }),
    ...(longestCallMinutes !== undefined && { longestCallMs: longestCallMinutes * 60_000 }),
    ...(retry !== undefined && { retryAfterMs: retry }),
    ...(calendar !== undefined && { calendar }),
    ...(callerIdentityPolicy !== undefined && { callerIdentityPolicy }),
    ...(summaryTo !== undefined && { summaryTo }),
    ...(answering !== undefined && { answering }),
    ...(amdNotSure !== undefined && { amdNotSure }),
    ...(amdDecides !== undefined && { amdDecides: amdDecides === 'yes' }),
    ...(recordCalls !== undefined && { recordCalls: recordCalls === 'yes' }),
    ...(agent !== undefined && { agentNumber: agent === 'none' ? null : need(parsePhone(agent, country)).number }),
  };
}

function retryTimes(text: string): CampaignSettings['retryAfterMs'] {
  if (!text.includes('=')) {
    const delay = duration(text);
    return Object.fromEntries(Object.keys(defaultCampaignSettings.retryAfterMs).map((code) => [code, delay]));
  }
  return Object.fromEntries(
    text.split(',').map((pair): [ResultCode, number] => {
      const [code = '', time = ''] = pair.split('=').map((part) => part.trim());
      if (!isResultCode(code)) throw new InvalidArgumentError(`"${code}" is no result of a call`);
      return [code, duration(time)];
    }),
  );
}
