// @generated from web/texts/sessions/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { SessionsMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const sessionsInEnglish: SessionsMessages = {
  title: "My sessions",
  lead: "The browsers in which you are signed in with this account. End those that you do not know or do not use any more.",
  byKey: "You are signed in with a personal key, not by the account provider. Your manager has the key in the list “Staff and counters”.",
  keyDays: (days: number): string => `Your key expires in ${(days === 0 ? "less than a day" : pluralForm(days) === "one" ? `${numberText(days)} day` : `${numberText(days)} days`)}.`,
  current: "this session",
  unknown: "Unknown browser",
  on: (browser: string, system: string): string => `${browser} on ${system}`,
  from: (source: string): string => `from the address ${source}`,
  lastUsed: (when: string): string => `last used ${when}`,
  since: (when: string): string => `signed in ${when}`,
  end: "End",
  endOthers: "End all other sessions",
  ended: (count: number): string => `${(pluralForm(count) === "one" ? `${numberText(count)} session` : `${numberText(count)} sessions`)} ended.`,
  alone: "There are no other sessions.",
};
