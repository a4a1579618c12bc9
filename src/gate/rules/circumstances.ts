import type { HoldReason } from '../../receivables/model.ts';
import type { Purpose } from '../contact.ts';
import type { Rule } from './rule.ts';
import { longestStanding } from './wishes.ts';

/** Nobody is contacted by machine who has died, not even in writing that must go: heirs are for people to find. */
export const deceased: Rule = standing('deceased', {
  message: 'the person is recorded as deceased',
  stops: ['collection', 'courtesy', 'service_reply', 'legal'],
  source: 'Ours: a person looks for the estate, no machine',
});

/** In insolvency claims are lodged and not collected; letters that must go may go. */
export const insolvency: Rule = standing('insolvency', {
  message: 'the person is in insolvency proceedings',
  stops: ['collection', 'courtesy', 'service_reply'],
  source:
    'Regulation (EU) 2015/848 Art. 7(2)(f) and national insolvency acts: no individual enforcement; ours: no automated contact',
});

/** Whoever says that she cannot pay is left alone by machines until a person has looked at it; what she asks for she gets. */
export const hardship: Rule = standing('hardship', {
  message: 'the person is in hardship: somebody has to look at it (dovolat hardship list)',
  stops: ['collection', 'courtesy'],
  source: 'Modelled on FCA CONC 7.3 (forbearance); ours: hardship suspends automation',
});

function standing(
  reason: HoldReason,
  about: { readonly message: string; readonly stops: readonly Purpose[]; readonly source: string },
): Rule {
  return {
    id: `circumstances.${reason}`,
    source: about.source,
    check: ({ request: { purpose }, record, now }) => {
      if (!about.stops.includes(purpose)) return null;
      const found = longestStanding(
        record.holds.filter((hold) => hold.reason === reason),
        now.epochMilliseconds,
      );
      return found ? { message: about.message, notBefore: found.until } : null;
    },
  };
}
