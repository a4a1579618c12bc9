import type { Problem } from '../../web/api-types.ts';
import { asSentence } from './as-sentence.ts';
import type { Catalogue } from './catalogue.ts';
import type { Format } from './use-format.ts';
import { wordOf } from './word-of.ts';

export type Refusal = { readonly code: string; readonly detail: string | null; readonly values?: Problem['values'] };

/** Why an order was refused, in the viewer's language; of a code that the console does not know in the server's own words. */
export function problemWords({ code, detail, values }: Refusal, text: Catalogue, format: Format): string {
  const named = values && Object.keys(values).length > 0 ? tellers[code]?.(values, text, format) : undefined;
  return named ?? wordOf(code, text.problems.codes) ?? (detail ? asSentence(detail) : text.problems.codes.other);
}

/** What the server says beside that, in English: where any of many things may be wrong, and only it says which. */
export function furtherWords({ code, detail }: Refusal): string | null {
  return detail && ofManyKinds.has(code) ? asSentence(detail) : null;
}

const ofManyKinds: ReadonlySet<string> = new Set([
  ...['bad_settings', 'bad_cap', 'bad_trunk', 'bad_limits', 'agent_number_not_allowed'],
  ...['file_unreadable', 'unknown_sheet', 'bad_segment'],
  ...['flow_refused', 'bad_prompt_text', 'bad_value', 'unknown_sound', 'not_speakable', 'not_audio'],
]);

type Teller = (values: NonNullable<Problem['values']>, text: Catalogue, format: Format) => string | undefined;

const tellers: Readonly<Record<string, Teller>> = {
  date_too_late: ({ latest }, { problems }, format) => problems.named.date_too_late(format.date(`${latest}`)),
  too_many_instalments: ({ most }, { problems }) => problems.named.too_many_instalments(Number(most)),
  above_ceiling: ({ most }, { problems }, format) => problems.named.above_ceiling(format.number(Number(most))),
  upload_too_large: ({ megabytes }, { problems }) => problems.named.upload_too_large(Number(megabytes)),
  wrong_state: ({ state }, { problems, campaign }) => {
    const said = wordOf(state, campaign.states);
    return said && problems.named.wrong_state(said);
  },
};
