import type { Ids, PersonId } from '../../kernel/ids.ts';
import type { Channel } from '../../receivables/model.ts';
import type { CaseFacts } from '../model.ts';
import type { LoadedCase } from '../planning/ports.ts';
import { getStrategy } from '../strategy-book.ts';
import type { DryRunTerms, Stage, StagedCase, StagedPerson, StagedStep } from './stage.ts';
import { emptyTally } from './tally.ts';

/** Puts a portfolio as it was loaded onto the stage; the loaded cases stay as they are. All are looked at from `now` (epoch ms) on. */
export function setStage(portfolio: readonly LoadedCase[], terms: DryRunTerms, now: number): Stage {
  const people = new Map<PersonId, StagedPerson>();
  const cases = portfolio.map((loaded): StagedCase => {
    const { facts } = loaded;
    const person = people.get(facts.personId) ?? newPerson(loaded);
    people.set(facts.personId, person);
    const staged: StagedCase = {
      ...{ facts, person, keptOut: new Set(loaded.keptOut), nextAt: now, inHand: stepInHand(facts, terms) },
      promised: facts.receivables.filter(({ amountMinor }) => amountMinor > 0).map(({ id }) => id),
      ...{ contacts: 0, reached: 0, left: null },
    };
    person.cases.push(staged);
    return staged;
  });
  const byId = new Map(cases.map((staged) => [staged.facts.caseId, staged]));
  return { terms, ids: countedIds(), cases: byId, people, payments: new Map(), tally: emptyTally() };
}

function newPerson({ facts, recentContacts }: LoadedCase): StagedPerson {
  const { personId: id, lastContactAt, lastConversationAt } = facts;
  return { id, cases: [], contacts: recentContacts, lastContactAt, lastConversationAt };
}

/** What is in hand on the record is carried on by the channel that would be used today, with all of its attempts. */
function stepInHand(facts: CaseFacts, { library }: DryRunTerms): StagedStep | null {
  const { inHand, caseId, personId, usable } = facts;
  const step = inHand && getStrategy(library.book, inHand).steps[inHand.level];
  const by = step?.by.find(({ channel }) => usable.includes(channel)) ?? step?.by[0];
  if (!step || !by) return null;
  const { name, severity } = step;
  return {
    ...inHand,
    ...{ step: name, severity, by, tries: 0 },
    standing: { id: `stp_${caseId}`, caseId, personId, day: '', channel: by.channel as Channel, open: true },
    purpose: severity === 'courtesy' || severity === 'legal' ? severity : 'collection',
    lines: facts.receivables.filter(({ amountMinor }) => amountMinor > 0).map(({ id }) => id),
  };
}

/** Ids of what never comes to be; the same run gives the same ones. */
function countedIds(): Ids {
  let last = 0;
  return {
    next: (prefix) => {
      last += 1;
      return `${prefix}_${last}`;
    },
  };
}
