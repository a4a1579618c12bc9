import type { CompiledFlow } from '../../flow/compile.ts';
import type { Language } from '../../kernel/country.ts';
import type { Creditor } from '../../receivables/model.ts';

/** The language in which a line begins to speak: the caller's own, else the creditor's, else the first that its flow is written in. */
export function languageOnLine(flow: CompiledFlow, wanted: Language, creditor: Creditor): Language {
  const language = [wanted, creditor.language].find((one) => flow.languages.includes(one)) ?? flow.languages[0];
  if (!language) throw new RangeError(`the flow ${flow.name} speaks no language`);
  return language;
}
