import type { Rule } from './rule.ts';

/** A claim that was bought is not collected before its debtor was told of it on a durable medium. */
export const assignmentNotice: Rule = {
  id: 'notice.assignment',
  source: 'pack',
  check: ({ request: { purpose }, record, policy }) => {
    if (!record.assignmentUntold || purpose === 'legal' || purpose === 'service_reply') return null;
    const binding = policy.packs.find((pack) => pack.assignmentNotice.required);
    if (!binding) return null;
    return {
      message: 'the debtor was not told yet that the claim was assigned (dovolat notice record)',
      notBefore: null,
      source: `pack ${binding.edition}: ${binding.assignmentNotice.source}`,
    };
  },
};

/** Nobody is dunned by what the bank said too long ago; a courtesy before the due date may go. */
export const staleBankData: Rule = {
  id: 'bank.stale_data',
  source: 'Ours: what was paid since the last statement would be asked for again',
  waitsForNews: true,
  check: ({ request: { purpose }, record: { bankData }, now }) => {
    if (purpose !== 'collection' || bankData === null || now.epochMilliseconds < bankData.staleFrom) return null;
    const age = bankData.asOf === null ? 'no statement has come in yet' : 'the bank’s data are too old';
    const values = { which: bankData.asOf === null ? 'none' : 'old' };
    return { message: `${age}: collection waits for a statement`, values, notBefore: now.epochMilliseconds + hour };
  },
};

const hour = 3_600_000;
