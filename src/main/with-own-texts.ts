import { parseDocument } from 'yaml';
import type { SourceFile } from '../flow/load-flow.ts';
import type { Language } from '../kernel/country.ts';

/** Texts of operators that are heard instead of the shipped ones, by language and prompt. */
export type OwnTexts = ReadonlyMap<Language, ReadonlyMap<string, string>>;

export type PromptFile = SourceFile & { readonly language: Language };

/** The same files with the operator's texts in the places of the shipped ones; a file that cannot be read stays as it is. */
export function withOwnTexts(files: readonly PromptFile[], own: OwnTexts): readonly PromptFile[] {
  return files.map((file) => {
    const texts = own.get(file.language);
    if (!texts || texts.size === 0) return file;
    const document = parseDocument(file.text);
    if (document.errors.length > 0) return file;
    for (const [prompt, text] of texts) document.set(prompt, text);
    return { ...file, file: `${file.file} with own texts`, text: document.toString({ lineWidth: 0 }) };
  });
}
