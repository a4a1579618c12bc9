import type { Rule } from './rule.ts';

/** On somebody else's case only those may be told of the debt who owe it too, or whose authority or guarantee says so. */
export const partyEntitled: Rule = {
  id: 'party.entitled',
  source: 'GDPR Art. 5(1)(f); Directive (EU) 2021/2167 Art. 10(1)(c): no third person is told of a debt',
  check: ({ record: { party }, request: { purpose } }) => {
    if (party === null || party.entitled || purpose === 'service_reply') return null;
    const why =
      party.role === 'guarantor'
        ? 'she is a guarantor, and the guarantee is not called upon'
        : `she is a ${party.role.replaceAll('_', '-')} without an authority on record`;
    return { message: why, values: { role: party.role }, notBefore: null };
  },
};
