/** What the language of flows is now called. A document says `format: 2`; without it, it is taken for one of the first. */
export const currentFormat = 2;

/** One change of the language: takes the data of a document of `from`, gives that of the next format. Never throws, whatever the data. */
type DocumentMigration = { readonly from: number; readonly migrate: (data: Record<string, unknown>) => Record<string, unknown> };

/** Oldest first. One that has been released never changes. Each leaves alone what is already written the new way. */
export const documentMigrations: readonly DocumentMigration[] = [
  // A flow was written in one language: `language: cs`.
  { from: 1, migrate: renamed('language', 'languages', (one) => [one]) },
];

/**
 * The data of a document as today's language writes it, whenever it was written. Refuses, with a sentence, a format that this program does
 * not know. What is no mapping at all comes back as it is: the reader says what is wrong with it.
 */
export function migrateDocument(
  data: unknown,
): { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly message: string } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { ok: true, data };
  const { format = 1, ...document } = data as Record<string, unknown>;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return { ok: false, message: `format: ${JSON.stringify(format)} is no number of a format` };
  if (format > currentFormat)
    return { ok: false, message: `format: ${format} is newer than this program, which knows formats up to ${currentFormat}` };
  return {
    ok: true,
    data: documentMigrations.filter(({ from }) => from >= format).reduce((older, { migrate }) => migrate(older), document),
  };
}

/** A key gets another name, and its value another form; where both are there, the document is left to the reader's refusal. */
function renamed(old: string, name: string, convert: (value: unknown) => unknown): DocumentMigration['migrate'] {
  return (data) => {
    if (!Object.hasOwn(data, old) || Object.hasOwn(data, name)) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => (key === old ? [name, convert(value)] : [key, value])));
  };
}
