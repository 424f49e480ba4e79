// The texts of the console's holidays, in English.
import { countedNoun } from '../plural.ts';
import type { HolidayTexts } from './id.ts';

const dayCount = (count: number) => countedNoun(count, 'day', 'days');

export const holidaysInEnglish: HolidayTexts = {
  title: 'Holidays from a file',
  hint: 'A calendar file (.ics), or a table (.csv) of dates and names. No day is closed before you apply it.',
  file: 'Calendar file',
  tooLarge: 'This file is too large: 200,000 characters at most. Remove the years that are over.',
  notRead: 'This file cannot be read as a calendar:',
  line: (line) => `Line ${line} has no date with a name, such as 01-01-2027;New Year.`,
  none: 'This file has no holidays from today on.',
  found: (count) => `${dayCount(count)} found. Choose those on which to close.`,
  days: 'Days of that calendar',
  kinds: { PUBLIC: 'Public holiday', TENTATIVE: 'Not certain yet', OBSERVANCE: 'Only observed' },
  bookings: (count) => (count === 0 ? 'no bookings' : `${countedNoun(count, 'booking moves', 'bookings move')}`),
  isShut: 'closed already',
  isSet: 'set by yourselves',
  chosen: (count) => `${dayCount(count)} chosen`,
  needDay: 'Choose one day at least.',
  preview: 'Show what it changes',
  close: (count) => `Close on ${dayCount(count)}`,
  done: (count) => `Closed on ${dayCount(count)}.`,
  undone: 'Those days are open again.',
  again: 'Choose another file',
};
