import { isGraver } from '../../kernel/severity.ts';
import type { JurisdictionPack } from '../pack.ts';
import { ofMessages, type Question, type Rule } from './rule.ts';

/** Debt facts go in writing only to a contact point that is known to be the debtor's, or where every pack lets them go to one on file. */
export const rightParty: Rule = {
  id: 'disclosure.right_party',
  source: 'pack',
  check: ofMessages(({ request: { channel, debtFacts, addressIsDebtors }, policy }) => {
    if (!debtFacts || addressIsDebtors) return null;
    const strict = policy.packs.find(({ disclosure }) => !disclosure.debtFactsToAddressOnFile.includes(channel));
    if (!strict) return null;
    const message = 'the debt may be told only where the address is known to be the debtor’s';
    return { message, notBefore: null, source: `pack ${strict.edition}: ${strict.disclosure.source}` };
  }),
};

/** A text is never graver than the state of its case: before the due date, without a ruling, or as the strategy's step says. */
export const severityWithinStage: Rule = {
  id: 'severity.within_stage',
  source: 'Ours: a text is never graver than the state of its case',
  check: ({ request: { purpose, severity, stage }, record, policy, now }) => {
    if (purpose === 'courtesy' && severity !== 'courtesy')
      return {
        message: `a courtesy whose words are of severity ${severity}`,
        values: { which: 'courtesy', severity },
        notBefore: null,
      };
    if (isGraver(severity, stage))
      return {
        message: `a text of severity ${severity} at the stage ${stage} of the case`,
        values: { which: 'stage', severity, stage },
        notBefore: null,
      };
    const untitled = record.enforceableTitle ? undefined : policy.packs.find((pack) => needsTitle(pack, severity));
    if (untitled)
      return {
        message: `a text of severity ${severity} needs an enforceable title on record (dovolat notice record)`,
        values: { which: 'title', severity },
        notBefore: null,
        source: sourceIn(untitled),
      };
    const early = policy.packs.find((pack) => isGraver(severity, pack.severity.beforeDue));
    const { pastDueFrom } = record.debt ?? { pastDueFrom: Number.NEGATIVE_INFINITY };
    if (early && now.epochMilliseconds < pastDueFrom)
      return {
        message: `a text of severity ${severity} before anything is past due`,
        values: { which: 'before_due', severity },
        notBefore: pastDueFrom,
        source: sourceIn(early),
      };
    return null;
  },
};

/** Nobody is threatened over a time-barred debt; where the law bars its collection from a consumer, nothing is asked for at all. */
export const timeBarred: Rule = {
  id: 'limitation.time_barred',
  source: 'pack',
  check: ({ request: { purpose, severity }, record }: Question) => {
    if (purpose === 'service_reply') return null;
    const barred = record.debt?.barred ?? [];
    const forbidden = barred.find(({ forbids }) => forbids === 'no_collection') ?? (isThreat(severity) ? barred[0] : undefined);
    if (!forbidden) return null;
    const { receivableId, since, forbids, source } = forbidden;
    const what =
      forbids === 'no_collection' ? 'it may not be collected: write it off or hold it back' : `no text of severity ${severity}`;
    const values = { which: forbids, since };
    return { message: `${receivableId} is time-barred since ${since}: ${what}`, values, notBefore: null, source };
  },
};

function isThreat(severity: Question['request']['severity']): boolean {
  return severity === 'final' || severity === 'legal';
}

/** Whether this pack lets no text so grave go without an enforceable title on record. */
export function needsTitle(
  { severity: { needsTitleFrom } }: JurisdictionPack,
  severity: Question['request']['severity'],
): boolean {
  return needsTitleFrom !== null && !isGraver(needsTitleFrom, severity);
}

function sourceIn({ edition, severity }: JurisdictionPack): string {
  return `pack ${edition}: ${severity.source}`;
}
