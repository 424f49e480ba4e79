// Everything the pages say in English; what is missing does not compile.
import { type BoardTexts, type CommonTexts, spelled } from './id.ts';

export const common: CommonTexts = {
  name: 'Antrean',
  otherLanguage: 'Bahasa Indonesia',
  languageSwitch: 'Language',
  skip: 'Skip to content',
  retry: 'Try again',
  back: 'Back',
  working: 'One moment…',
  offline: 'No connection. Check your internet, then try again.',
  busy: (seconds) => `Too many requests. Try again ${seconds ? `in ${seconds} seconds` : 'in a moment'}.`,
  broken: 'Something went wrong on our side. Please try again.',
  noOffice: (code) => `There is no office with the code ${code}.`,
};

export const board: BoardTexts = {
  title: (office) => `Queue board of ${office}`,
  calling: 'Now calling',
  nobodyCalled: 'Nobody has been called yet',
  showCode: 'Show your code at the front desk',
  counter: (label) => `Counter ${label}`,
  atCounters: 'At the counters',
  next: 'Next',
  nobodyWaits: 'Nobody is waiting',
  waiting: (people) => `${people} waiting`,
  wait: (minutes) => (minutes < 1 ? 'less than 1 minute' : `about ${minutes} min`),
  waitLabel: 'Expected wait',
  lost: 'Connection lost',
  lastKnown: (time) => `As of ${time}`,
  connecting: 'Connecting…',
  soundOn: 'Turn sound on',
  recalled: 'Called again',
  spoken: (number, counter) => `Number ${spelled(number, DIGITS)}. Please go to counter ${counter}.`,
};

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
