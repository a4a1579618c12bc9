/** What somebody can mean who answers a question by voice. */
export const spokenIntents = ['yes', 'no', 'paid', 'agent', 'stop', 'not_me', 'repeat', 'back'] as const;
export type SpokenIntent = (typeof spokenIntents)[number];

/** What may be said for an answer. Whatever was understood comes back as the keys that it stands for. */
export type SpokenAnswers = {
  /** The key that each intent stands for. */
  readonly intents: Readonly<Partial<Record<SpokenIntent, string>>>;
  /** A value that may be said: digits one by one or in small numbers, or a date as DDMM or DDMMYYYY; null: intents only. */
  readonly value: 'digits' | 'date_ddmm' | 'date_ddmmyyyy' | null;
};
