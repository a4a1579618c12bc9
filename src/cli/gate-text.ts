import { describeWindow } from '../gate/describe-window.ts';
import type { ContactExplained } from '../gate/explain-contact.ts';
import type { JurisdictionPack, LimitationRules, Sourced } from '../gate/pack.ts';
import type { RegistryObjection } from '../gate/registry/object-to-registry-entry.ts';
import { timeZoneOf } from '../kernel/country.ts';
import { limitationPeriods } from '../receivables/limitation/limitation-periods.ts';
import { channels } from '../receivables/model.ts';
import { painter } from './prompts-text.ts';

type Explained = {
  readonly person: string;
  readonly creditor: string;
  readonly at: string;
  readonly purpose: string;
  readonly severity: string;
  readonly answers: readonly (ContactExplained | { readonly channel: string; readonly impossible: string })[];
  /** Undefined: no registry is asked. */
  readonly registry: RegistryObjection | null | undefined;
};

/** Every rule's word on every channel, for a person at a terminal: what decides, what else objects, and how many have nothing against it. */
export function explainedText(
  { person, creditor, at, purpose, severity, answers, registry }: Explained,
  colour: boolean,
): string {
  const paint = painter(colour);
  const zone = answers.find((each) => 'timeZone' in each)?.timeZone ?? timeZoneOf.CZ;
  const when = (ms: number) => wallClock(Temporal.Instant.fromEpochMilliseconds(ms), zone);
  const head = `${person} for ${creditor}, ${wallClock(Temporal.Instant.from(at), zone)} ${zone}: ${purpose}, severity ${severity}`;
  const blocks = answers.flatMap((each) => {
    const name = each.channel.padEnd(9);
    if ('impossible' in each) return ['', `${paint('dim', `–  ${name}`)} ${each.impossible}`];
    const objecting = each.rules.flatMap(({ objection }) => objection ?? []);
    const mark = each.admitted ? paint('green', `✓  ${name}`) : paint('red', `✗  ${name}`);
    const verdict = each.admitted ? 'may be contacted now' : 'not now';
    const again = each.admitted
      ? ''
      : each.notBefore === null
        ? '; only a change of the record helps'
        : `; ask again ${when(each.notBefore)}`;
    return [
      '',
      `${mark} ${paint('bold', verdict)}${again}`,
      ...objecting.flatMap(({ rule, message, source, notBefore }, index) => [
        `   ${index === 0 ? paint('red', '✗') : paint('cyan', '·')} ${rule.padEnd(34)} ${message}${notBefore === null ? '' : ` → ${when(notBefore)}`}`,
        paint('dim', `     ${source}`),
      ]),
      paint(
        'dim',
        `   ${each.rules.length - objecting.length} of ${each.rules.length} rules have nothing against it (${each.packs.join(', ')})`,
      ),
    ];
  });
  return [paint('bold', head), ...blocks, ...registryLines(registry, paint)].join('\n');
}

function registryLines(registry: Explained['registry'], paint: ReturnType<typeof painter>): string[] {
  if (registry === undefined) return [];
  if (registry === null) return ['', `${paint('green', '✓')}  BIG       may be entered in the debtors’ registry`];
  const again = registry.notBefore === null ? '' : ` → ${registry.notBefore}`;
  return [
    '',
    `${paint('red', '✗')}  BIG       no entry in the debtors’ registry: ${registry.message}${again}`,
    paint('dim', `     ${registry.source}`),
  ];
}

/** The packs as they hold, a value a line, each with its source; what could not be verified is marked. */
export function packsText(packs: readonly JurisdictionPack[], colour: boolean): string {
  const paint = painter(colour);
  return packs
    .flatMap((pack) => [
      '',
      paint('bold', `${pack.edition}  from ${pack.from}`),
      ...valuesOf(pack).flatMap(([name, value, { source, since, assumption }]) => [
        `  ${name.padEnd(26)} ${value}${assumption ? paint('cyan', '  assumption: to be confirmed') : ''}`,
        paint('dim', `  ${' '.repeat(26)} ${source}${since ? ` (since ${since})` : ''}`),
      ]),
    ])
    .slice(1)
    .join('\n');
}

function valuesOf(pack: JurisdictionPack): readonly (readonly [string, string, Sourced<object>])[] {
  const { placedCalls, contactsPerSevenDays, hoursBetweenMessages, silenceAfterConversation, limitation, notices } = pack;
  const windows = Map.groupBy(channels, (channel) => pack.windows[channel]);
  return [
    ...[...windows].map(([window, by]) => ['hours', `${describeWindow(window)} (${by.join(', ')})`, window] as const),
    ['calls a day', `${placedCalls.perDay.value}`, placedCalls.perDay],
    ['calls in 7 days', `${placedCalls.perSevenDays.value}`, placedCalls.perSevenDays],
    ['calls in a campaign', `${placedCalls.perCampaign.value}`, placedCalls.perCampaign],
    ['contacts in 7 days', `${contactsPerSevenDays.value}`, contactsPerSevenDays],
    ['hours between messages', `${hoursBetweenMessages.value}`, hoursBetweenMessages],
    ['silence after conversation', `${silenceAfterConversation.value} days`, silenceAfterConversation],
    ['verification', pack.verification.ways.map((way) => way.join(' + ')).join(' or '), pack.verification],
    ['debt facts on file only', pack.disclosure.debtFactsToAddressOnFile.join(', ') || 'nowhere', pack.disclosure],
    ['title needed from', pack.severity.needsTitleFrom ?? 'no severity', pack.severity],
    ...(limitation
      ? ([
          [
            'time-barred',
            `${forbidden(limitation.barredConsumer)}; companies: ${forbidden(limitation.barredBusiness)}`,
            limitation,
          ],
        ] as const)
      : []),
    ...timesOfLimitation(pack.country),
    [
      'assignment notice',
      pack.assignmentNotice.required ? 'before the first collection' : 'not asked for',
      pack.assignmentNotice,
    ],
    ['caller identities', pack.callerIdentities.policies.join(', '), pack.callerIdentities],
    ...Object.entries(notices).map(([name, notice]) => [name, notice.said.replaceAll('_', ' '), notice] as const),
  ];
}

function forbidden(what: LimitationRules['barredConsumer']): string {
  return what.replaceAll('_', ' ');
}

/** How long claims may be enforced by the law of a pack's country. */
function timesOfLimitation(country: JurisdictionPack['country']): readonly (readonly [string, string, Sourced<object>])[] {
  return limitationPeriods
    .filter((period) => period.country === country)
    .map((period) => [
      `limitation, ${period.debtor}`,
      `${period.years} years${period.toYearEnd ? ', to 31 December' : ''}${period.barredBy === 'law' ? ', by itself' : ''}`,
      { ...period, since: period.from },
    ]);
}

function wallClock(at: Temporal.Instant, timeZone: string): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const name = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][local.dayOfWeek - 1];
  return `${name} ${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
