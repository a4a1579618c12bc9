import type { Purpose } from '../../gate/contact.ts';
import type { JurisdictionPack } from '../../gate/pack.ts';
import type { DayNumber } from '../../kernel/day-number.ts';
import type { CaseId, Ids, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Severity } from '../../kernel/severity.ts';
import type { Channel } from '../../receivables/model.ts';
import type { CaseFacts, ExitReason, StepChannel } from '../model.ts';
import type { Capacity } from '../planning/model.ts';
import type { LoadedCase, StandingStep } from '../planning/ports.ts';
import type { OpenLibrary } from '../planning/strategy-library.ts';
import type { Chance } from './chance.ts';
import type { DebtorModel } from './debtor-model.ts';
import type { Tally } from './tally.ts';

/** What a dry run goes by. Nothing in it reaches a record: what happens happens to the `Stage`. */
export type DryRunTerms = {
  readonly library: OpenLibrary;
  readonly packs: readonly JurisdictionPack[];
  readonly capacity: Capacity;
  readonly model: DebtorModel;
  readonly chance: Chance;
  /** When a promise of a case for a day (YYYY-MM-DD) is broken, epoch ms. */
  readonly breaksAt: (facts: CaseFacts, date: string) => number;
  /** Hears of each contact as it goes out. */
  readonly onContact?: (contact: StagedContact) => void;
};

/** One call, message or letter. `at`: epoch ms. */
export type StagedContact = {
  readonly at: number;
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly channel: Channel;
  readonly isReached: boolean;
  readonly step: string;
};

/** The portfolio on its virtual days: the only thing that a dry run changes. */
export type Stage = {
  readonly terms: DryRunTerms;
  readonly ids: Ids;
  readonly cases: ReadonlyMap<CaseId, StagedCase>;
  readonly people: ReadonlyMap<PersonId, StagedPerson>;
  /** By the day on which the money is there. */
  readonly payments: Map<DayNumber, { readonly staged: StagedCase; readonly lines: readonly ReceivableId[] }[]>;
  /** Of the day that runs. */
  tally: Tally;
};

export type StagedCase = {
  facts: CaseFacts;
  readonly person: StagedPerson;
  readonly keptOut: Set<ReceivableId>;
  /** Epoch ms; null: only news changes anything. */
  nextAt: number | null;
  inHand: StagedStep | null;
  /** What an active promise is about. */
  promised: readonly ReceivableId[];
  contacts: number;
  reached: number;
  /** Why its last receivable left; null: none has. */
  left: ExitReason | null;
};

/** What all cases of a person share. */
export type StagedPerson = {
  readonly id: PersonId;
  readonly cases: StagedCase[];
  contacts: LoadedCase['recentContacts'];
  lastContactAt: number | null;
  lastConversationAt: number | null;
};

/** A step that is being carried out. */
export type StagedStep = {
  readonly standing: StandingStep;
  readonly strategy: string;
  readonly version: string;
  readonly level: number;
  readonly step: string;
  readonly purpose: Purpose;
  readonly severity: Severity;
  readonly by: StepChannel;
  readonly lines: readonly ReceivableId[];
  /** Calls placed for it. */
  tries: number;
};

/** A case as it is seen at this moment: with what happened to its person in other cases. */
export function seen({ facts, person, keptOut, inHand }: StagedCase): LoadedCase {
  const { lastContactAt, lastConversationAt, contacts } = person;
  const hand = inHand && { strategy: inHand.strategy, version: inHand.version, level: inHand.level };
  return { facts: { ...facts, lastContactAt, lastConversationAt, inHand: hand }, keptOut, recentContacts: contacts };
}
