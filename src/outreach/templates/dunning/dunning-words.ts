import type { DunningName } from '../../model.ts';

/** How one language asks for payment: the sentences, of which `dunningTexts` makes messages. */
export type DunningWords = {
  /** The first line of an e-mail to a natural person, from the form of address. */
  greet(address: string): string;
  /** Of every such e-mail, however grave: it shows on locked screens. */
  readonly subject: string;
  /** Before the sum of several lines, and before a due date. */
  readonly total: string;
  readonly due: string;
  /** Counts the lines that are not listed, by `Intl.PluralRules`. */
  more(count: number, plural: Intl.LDMLPluralRule): string;
  /** To who has paid already, and to who wants no such messages. */
  readonly paid: string;
  readonly hint: string;
  readonly texts: { readonly [Name in DunningName]: (told: Told) => DunningText };
  /** Tells of nothing: for addresses of which nobody knows whose they are. */
  readonly neutral: { readonly sms: string; readonly subject: string; readonly paragraphs: readonly string[] };
};

/** As they are printed: the sum of all lines; the day of writing; by when to pay; the day of the missed promise. */
export type Told = { readonly sum: string; readonly today: string; readonly by: string; readonly promised: string };

/** Sentences of one text. `lead` stands before a colon and the amounts. */
export type DunningText = {
  readonly sms: { readonly lead: string; readonly ask: string };
  readonly email: { readonly opening: string; readonly request: string };
};
