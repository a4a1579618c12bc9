import type { Money } from '../../kernel/money.ts';
import type { DunningName, TemplateName } from '../model.ts';
import type { Payment } from '../split-payment.ts';
import type { LabelledValue } from './letter-layout.ts';

/** What each template may tell. Dates YYYY-MM-DD. */
export type MessageFacts = {
  readonly 'promise-confirmation': {
    readonly creditor: string;
    readonly amount: Money;
    readonly date: string;
    readonly payments: readonly Payment[];
    /** By keys; false: to a person, by telephone or in a letter. */
    readonly inCall: boolean;
  };
  /** Each instalment with where it goes, oldest first. */
  readonly 'plan-confirmation': {
    readonly creditor: string;
    readonly total: Money;
    readonly instalments: readonly PaidInstalment[];
    readonly inCall: boolean;
  };
  /** Times HH:MM; null: no matter when. */
  readonly 'callback-confirmation': NeutralFacts & {
    readonly when: { readonly date: string; readonly from: string; readonly to: string } | null;
  };
  readonly 'payment-details': { readonly creditor: string; readonly total: Money; readonly payments: readonly Payment[] };
  readonly 'opt-out-confirmation': NeutralFacts;
} & { readonly [Name in DunningName]: DunningFacts };

/** What every text that asks for payment tells. Lines oldest due first, in one currency, together `total`. */
export type DunningFacts = {
  readonly creditor: string;
  /** How a natural person is addressed, in the language of the text; null: a company. */
  readonly address: string | null;
  readonly total: Money;
  readonly lines: readonly DueLine[];
  /** The same as transfers: lines that share account and symbols are one. */
  readonly payments: readonly Payment[];
  readonly today: string;
  /** The day that grave texts name; null: none. */
  readonly payBy: string | null;
  /** The day of the promise that was missed, where the text is about one. */
  readonly promised: string | null;
};

/** One thing owed, paid by itself. */
export type DueLine = Payment;

/** Its date YYYY-MM-DD. */
export type PaidInstalment = { readonly amount: Money; readonly date: string; readonly payments: readonly Payment[] };

/** All that may be told where nobody has shown whose address it is. */
export type NeutralFacts = { readonly neutralName: string };

/** A text for each channel. Subjects never tell of a debt: they show on locked screens. */
export type ChannelTexts<Facts> = {
  sms(facts: Facts): string;
  email(facts: Facts): { readonly subject: string; readonly text: string };
};

/** A letter on paper: paragraphs around what is to be paid, transfer by transfer. `codeLabel` stands under a code to scan. */
export type LetterText = {
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly payments: readonly (readonly LabelledValue[])[];
  readonly codeLabel: string;
  readonly request: readonly string[];
  readonly closing: string;
};

/** What asks for payment may go by post as well. */
export type LetterTexts = { letter(facts: DunningFacts): LetterText };

/**
 * Every text in one language. Where debt facts may not go to an address, `neutral` stands in for a reply and `neutralNotice` for a text that
 * asks for payment.
 */
export type MessageTexts = { readonly [Name in TemplateName]: ChannelTexts<MessageFacts[Name]> } & {
  readonly [Name in DunningName]: LetterTexts;
} & {
  readonly neutral: ChannelTexts<NeutralFacts>;
  readonly neutralNotice: ChannelTexts<NeutralFacts>;
};
