// @generated from web/texts/holidays/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { HolidaysMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const holidaysInEnglish: HolidaysMessages = {
  file: "Calendar file",
  tooLarge: "This file is too large: 200,000 characters at most. Remove the years that are over.",
  notRead: "This file cannot be read as a calendar:",
  line: (line: number): string => `Line ${line} has no date with a name, such as 01-01-2027;New Year.`,
  none: "This file has no holidays from today on.",
  found: (count: number): string => `${(pluralForm(count) === "one" ? `${numberText(count)} day found.` : `${numberText(count)} days found.`)} Choose those on which to close.`,
  days: "Days of that calendar",
  kinds: {
    PUBLIC: "Public holiday",
    TENTATIVE: "Not certain yet",
    OBSERVANCE: "Only observed",
  },
  bookings: (count: number): string => (count === 0 ? "no bookings" : pluralForm(count) === "one" ? `${numberText(count)} booking moves` : `${numberText(count)} bookings move`),
  isShut: "closed already",
  isSet: "set by yourselves",
  chosen: (count: number): string => (pluralForm(count) === "one" ? `${numberText(count)} day chosen` : `${numberText(count)} days chosen`),
  needDay: "Choose one day at least.",
  preview: "Show what it changes",
  close: (count: number): string => (pluralForm(count) === "one" ? `Close on ${numberText(count)} day` : `Close on ${numberText(count)} days`),
  done: (count: number): string => (pluralForm(count) === "one" ? `Closed on ${numberText(count)} day.` : `Closed on ${numberText(count)} days.`),
  undone: "Those days are open again.",
  again: "Choose another file",
};
