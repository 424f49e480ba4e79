// @generated from web/texts/common/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { CommonMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const commonInEnglish: CommonMessages = {
  name: "Antrean",
  otherLanguage: "Bahasa Indonesia",
  languageSwitch: "Language",
  skip: "Skip to content",
  retry: "Try again",
  back: "Back",
  working: "One moment…",
  offline: "No connection. Check your internet connection, then try again.",
  unreachable: "The server does not answer. Try again in a moment; what you have entered stays.",
  readingLimit: "You have looked at the data of as many people today as the office allows. Ask your manager if you need more.",
  partMissing: "This part could not be loaded. Check your internet connection, then try again.",
  broken: "Something went wrong on our side. Please try again.",
  noOffice: (code: string): string => `There is no office with the code ${code}.`,
  languageName: "English",
  formatLocale: "en-GB",
  counterWord: "Counter",
  counterInSentence: "counter",
  busy: "Too many requests. Try again in a moment.",
  busyFor: (seconds: number): string => `Too many requests. Try again in ${(pluralForm(seconds) === "one" ? `${numberText(seconds)} second` : `${numberText(seconds)} seconds`)}.`,
};
