// The texts of the page of one's own sessions, in English; a missing text does not compile.
import { countedNoun } from '../plural.ts';
import type { SessionsTexts } from './id.ts';

export const sessionsInEnglish: SessionsTexts = {
  title: 'My sessions',
  lead: 'The browsers in which you are signed in with this account. End those that you do not know or do not use any more.',
  byKey:
    'You are signed in with a personal key, not by the account provider. Your manager has the key in the list “Staff and counters”.',
  keyDays: (days) => `Your key expires in ${days === 0 ? 'less than a day' : countedNoun(days, 'day', 'days')}.`,
  current: 'this session',
  unknown: 'Unknown browser',
  on: (browser, system) => `${browser} on ${system}`,
  from: (source) => `from the address ${source}`,
  lastUsed: (when) => `last used ${when}`,
  since: (when) => `signed in ${when}`,
  end: 'End',
  endOthers: 'End all other sessions',
  ended: (count) => `${countedNoun(count, 'session', 'sessions')} ended.`,
  alone: 'There are no other sessions.',
};
