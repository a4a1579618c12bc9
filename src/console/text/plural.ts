type Forms = {
  readonly one: string;
  /** 2 to 4 in Czech and Slovak; 2 to 4, 22 to 24 ... in Polish. */
  readonly few?: string;
  /** 5 and more in Polish. */
  readonly many?: string;
  readonly other: string;
};

/** Which of a word's forms stands beside a whole number, by CLDR's rules for the language; `other` where a form is not told. */
export function pluralOf(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => {
    const rule = rules.select(count);
    return (rule === 'one' || rule === 'few' || rule === 'many' ? forms[rule] : undefined) ?? forms.other;
  };
}
