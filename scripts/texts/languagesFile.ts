// Writes the languages of the pages: their names, their locales, and the side that they are read from.
import type { TextArea } from './areas.ts';
import type { WrittenFile } from './compiledArea.ts';

/** The area that every language has: its texts say how the language is called, and by which locale it writes dates. */
const COMMON_AREA = 'common';

/** The locale of each language, by the text `formatLocale`. */
export function localesOf(areas: readonly TextArea[]): Map<string, string> {
  const languages = commonArea(areas).files.map(({ language }) => language);
  return new Map(languages.map((language) => [language, commonText(areas, language, 'formatLocale')]));
}

export function languagesFile(areas: readonly TextArea[]): WrittenFile {
  const languages = commonArea(areas).files.map(({ language }) => language);
  const names = languages.map((language) => [language, commonText(areas, language, 'languageName')]);
  const rightToLeft = languages.filter(isRightToLeft);
  const ofAreas = areas
    .filter(({ form }) => form === 'functions')
    .map(({ name, files }) => [name, files.map(({ language }) => language)]);
  const lines = [
    '// The languages of the pages. @generated from web/texts/*/*.arb by npm run texts — do not edit.',
    `export const PAGE_LANGUAGES = ${JSON.stringify(languages)} as const;`,
    `export const LANGUAGE_NAMES = ${JSON.stringify(Object.fromEntries(names))};`,
    `export const LANGUAGE_LOCALES = ${JSON.stringify(Object.fromEntries(localesOf(areas)))};`,
    `export const RIGHT_TO_LEFT: readonly string[] = ${JSON.stringify(rightToLeft)};`,
    `export const AREA_LANGUAGES = ${JSON.stringify(Object.fromEntries(ofAreas))};`,
  ];
  return ['web/texts/compiled/languages.ts', `${lines.join('\n')}\n`];
}

function commonArea(areas: readonly TextArea[]): TextArea {
  const common = areas.find(({ name }) => name === COMMON_AREA);
  if (!common) throw new Error('There are no texts of all pages.');
  return common;
}

function commonText(areas: readonly TextArea[], language: string, key: string): string {
  const file = commonArea(areas).files.find((one) => one.language === language);
  const text = file?.entries.find((entry) => entry.key === key)?.source;
  if (text) return text;
  throw new Error(`${COMMON_AREA}/${language}.arb has to have ${key}.`);
}

function isRightToLeft(language: string): boolean {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl';
}
