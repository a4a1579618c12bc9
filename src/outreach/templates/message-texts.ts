import type { Money } from '../../kernel/money.ts';
import type { TemplateName } from '../model.ts';
import type { Payment } from '../split-payment.ts';

/** What each template may tell. Dates YYYY-MM-DD. */
export type MessageFacts = {
  readonly 'promise-confirmation': {
    readonly creditor: string;
    readonly amount: Money;
    readonly date: string;
    readonly payments: readonly Payment[];
  };
  /** Each instalment with where it goes, oldest first. */
  readonly 'plan-confirmation': {
    readonly creditor: string;
    readonly total: Money;
    readonly instalments: readonly PaidInstalment[];
  };
  /** Times HH:MM; null: no matter when. */
  readonly 'callback-confirmation': NeutralFacts & {
    readonly when: { readonly date: string; readonly from: string; readonly to: string } | null;
  };
  readonly 'payment-details': { readonly creditor: string; readonly total: Money; readonly payments: readonly Payment[] };
  readonly 'opt-out-confirmation': NeutralFacts;
};

/** Its date YYYY-MM-DD. */
export type PaidInstalment = { readonly amount: Money; readonly date: string; readonly payments: readonly Payment[] };

/** All that may be told where nobody has shown whose address it is. */
export type NeutralFacts = { readonly neutralName: string };

/** A text for each channel. Subjects never tell of a debt: they show on locked screens. */
export type ChannelTexts<Facts> = {
  sms(facts: Facts): string;
  email(facts: Facts): { readonly subject: string; readonly text: string };
};

/** Every text in one language. `neutral` stands in for any template whose debt facts may not go where it is sent. */
export type MessageTexts = { readonly [Name in TemplateName]: ChannelTexts<MessageFacts[Name]> } & {
  readonly neutral: ChannelTexts<NeutralFacts>;
};
