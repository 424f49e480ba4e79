// The texts of the area “common”. @generated from web/texts/common/en.arb by npm run texts — do not edit.

export type CommonMessages = {
  name: string;
  otherLanguage: string;
  languageSwitch: string;
  skip: string;
  retry: string;
  back: string;
  working: string;
  offline: string;
  unreachable: string;
  readingLimit: string;
  partMissing: string;
  broken: string;
  noOffice: (code: string) => string;
  /** The name of this language in this language. */
  languageName: string;
  /** The locale by which dates and numbers are written, as BCP 47 has it. */
  formatLocale: string;
  /** Before the number of a counter: Counter 3. */
  counterWord: string;
  /** Before the number of a counter, within a sentence. */
  counterInSentence: string;
  busy: string;
  busyFor: (seconds: number) => string;
};
