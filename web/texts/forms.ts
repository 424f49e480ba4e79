// Plural forms and numbers of a language, for the compiled catalogues: pure.

type PluralForm = Intl.LDMLPluralRule;

export interface LanguageForms {
  /** The plural form of the language for this number of things. */
  pluralForm(count: number): PluralForm;
  /** The form for this place in an order: 2nd, 3rd. */
  ordinalForm(place: number): PluralForm;
  /** `1,200`, `1.200`. */
  numberText(value: number): string;
  wordingOf(form: PluralForm, wordings: { readonly [F in PluralForm]?: string } & { readonly other: string }): string;
}

/** Rules are made when a text first needs them: a page starts without. */
export function languageForms(locale: string): LanguageForms {
  let cardinal: Intl.PluralRules | null = null;
  let ordinal: Intl.PluralRules | null = null;
  return {
    pluralForm(count) {
      cardinal ??= new Intl.PluralRules(locale);
      return cardinal.select(count);
    },
    ordinalForm(place) {
      ordinal ??= new Intl.PluralRules(locale, { type: 'ordinal' });
      return ordinal.select(place);
    },
    numberText: (value) => value.toLocaleString(locale),
    wordingOf: (form, wordings) => wordings[form] ?? wordings.other,
  };
}
