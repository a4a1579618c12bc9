import type { CallFacts } from '../../../src/flow/session.ts';
import type { CreditorId } from '../../../src/kernel/ids.ts';
import type { OpenInstallation } from '../../../src/main/open-installation.ts';
import type { SampleDebtor } from '../../../src/rehearsal/sample-portfolio.ts';
import type { Errand } from './errands.ts';

/** A shipped flow whose every node is to be tried, and with whom. */
export type FlowAtEveryNode = {
  readonly flow: string;
  /** It answers a line that debtors call; left out: it calls them. */
  readonly answers?: true;
  /** What is due lies some weeks before it; today where it is missing. */
  readonly due?: Temporal.PlainDate;
  /** What the flow knows of these debtors, beside what they owe. */
  readonly known?: Partial<CallFacts>;
  /** Nodes where a call would stand to which none of these debtors can come. */
  readonly unreached: readonly string[];
  readonly beforehand?: Beforehand;
};

/** What is done once the debtors are on record. */
export type Beforehand = (installation: OpenInstallation, creditorId: CreditorId) => Promise<void>;

export type SentOut = {
  readonly debtor: SampleDebtor;
  readonly errand: Errand;
  /** The telephone that she holds; on record as hers, unless somebody calls from elsewhere. */
  readonly telephone: string;
  /** Nothing of what she owed is owed any more. */
  readonly settled: boolean;
};

/** A flow with its debtors, one for each errand. */
export type SentToEveryPlace = FlowAtEveryNode & {
  readonly sent: readonly SentOut[];
  /** Every place to which these debtors can come. */
  readonly places: readonly string[];
  /** Nodes where a call stands, and to which nobody of these debtors comes. */
  readonly passedBy: readonly string[];
};

/** What a creditor allows in these calls: debts of twenty crowns and more may be split. */
export const planPolicy = { most: 12, everyDays: 30, leastMinor: 1000 };
