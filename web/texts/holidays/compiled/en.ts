// @generated from web/texts/holidays/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { HolidaysMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const holidaysInEnglish: HolidaysMessages = {
  file: "Calendar file",
  tooLarge: "This file is too large: 200,000 characters at most. Remove the years that are over.",
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
  subscription: {
    url: "Address of the calendar",
    needUrl: "Enter an address that begins with https:// or webcal://.",
    subscribe: "Subscribe",
    reading: "The calendar is being read …",
    read: (when: string): string => `Read last on ${when}.`,
    unread: "It was never read yet.",
    nothing: "No proposals: the days of the office are those of the calendar.",
    toClose: (count: number): string => (pluralForm(count) === "one" ? `Proposed to close: ${numberText(count)} day` : `Proposed to close: ${numberText(count)} days`),
    toOpen: (count: number): string => (pluralForm(count) === "one" ? `No longer a holiday: ${numberText(count)} day` : `No longer holidays: ${numberText(count)} days`),
    declineTitle: "Stay open on one of these days",
    decline: "Stay open",
    open: "Open again",
    stayClosed: "Stay closed",
    refresh: "Read now",
    end: "End the subscription",
    endAsk: "End the subscription? Days that are closed stay closed.",
    faults: {
      NOT_ALLOWED: "The calendar cannot be read: its address is not a public one.",
      NOT_REACHED: "The calendar cannot be read: no server answers at its address.",
      REFUSED: "The calendar cannot be read: the server at its address refuses.",
      TOO_LARGE: "The calendar cannot be read: it is too large.",
      NOT_READ: "The content of that address cannot be read as a calendar.",
    },
  },
};
