// @generated from web/texts/exports/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { ExportsMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const exportsInEnglish: ExportsMessages = {
  kind: "File",
  kinds: {
    FIGURES: "Figures",
    BOOKINGS: "Bookings, without names",
    APPLICANTS: "Bookings with names and birth dates",
    PLACES: "Place log, for auditors",
  },
  hints: {
    FIGURES: "A table (CSV): a row for each day, and for its services, channels, hours and counters.",
    BOOKINGS: "A table (CSV): a row for each booking, also cancelled and unconfirmed ones, with its times. It names no one.",
    APPLICANTS: "The same table with code, name and birth date. The record says who took it and whose data it holds; it counts towards the data you may see per day. Delete the file when you no longer need it.",
    PLACES: "Each place given, moved, cancelled or forfeited, in order and signed, under pseudonyms (JSON Lines).",
  },
  from: "From",
  to: "To",
  needDate: "Enter a date such as 01-08-2017.",
  needLater: "Enter a date that is not before the first.",
  needFewerDays: (days: number): string => `Enter a date at most ${(pluralForm(days) === "one" ? `${numberText(days)} day` : `${numberText(days)} days`)} after the first.`,
  spreadsheet: "Language of the spreadsheet program",
  spreadsheets: {
    SEMICOLON: "Indonesian (semicolons)",
    COMMA: "English (commas)",
  },
  download: "Download",
  done: (name: string): string => `Downloaded: ${name}`,
  none: "There are no bookings in this range: nothing was downloaded.",
};
