import { isGraver, type Severity } from '../../kernel/severity.ts';
import type { Invariant } from '../invariant.ts';

export const severityWithinStage: Invariant = {
  id: 'severity_within_stage',
  says: 'No call and no message is graver than the stage of its case; a courtesy threatens nobody.',
  weight: 'violation',
  start: (findings) => {
    const check = (what: string, seq: number, purpose: string, terms: Terms | undefined) => {
      if (!terms) return;
      const { severity, stage } = terms;
      const grave = isGraver(severity, stage) || (purpose === 'courtesy' && severity !== 'courtesy');
      findings.check(!grave, () => ({
        proof: [seq],
        message: `${what} was of severity ${severity}, for ${purpose}, at the stage ${stage} of its case.`,
      }));
    };
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data: { purpose, terms }, seq }) =>
          check(`Attempt ${attemptId}`, seq, purpose, terms),
        message_written: ({ data: { messageId, purpose, terms }, seq }) => check(messageId, seq, purpose, terms),
      },
    };
  },
};

type Terms = { readonly severity: Severity; readonly stage: Severity };
