// Plural forms: a text that counts something has one wording for each plural category of its language.
import type { Language } from '../time.ts';

/** The categories that `Intl.PluralRules` knows for cardinal numbers, by language. */
export const PLURAL_CATEGORIES = {
  id: ['other'],
  en: ['one', 'other'],
} as const satisfies Record<Language, readonly Intl.LDMLPluralRule[]>;

/** One wording for each category of the language: a missing one does not compile. */
export type PluralForms<L extends Language> = Record<(typeof PLURAL_CATEGORIES)[L][number], string>;

/** A text of any language: one wording, or one for each category. */
export type Wording = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  id: new Intl.PluralRules('id'),
  en: new Intl.PluralRules('en'),
};

/** The wording for this number of things; a text that counts nothing has only one. */
export function wordingFor(language: Language, wording: Wording, count: number): string {
  if (typeof wording === 'string') return wording;
  return wording[RULES[language].select(count)] ?? wording.other;
}
