import { Argument, InvalidArgumentError } from 'commander';
import { isLanguage, type Language } from '../kernel/country.ts';

/** `<language>`, or `[language]` where all are meant without it. */
export function languageArgument(name: '<language>' | '[language]'): Argument {
  const meaning = name === '[language]' ? 'cs, sk, pl, hu or en; all when not given' : 'cs, sk, pl, hu or en';
  return new Argument(name, meaning).argParser(language);
}

function language(text: string): Language {
  if (isLanguage(text)) return text;
  throw new InvalidArgumentError('cs, sk, pl, hu or en is wanted');
}
