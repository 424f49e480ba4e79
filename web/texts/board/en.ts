// The lobby board's texts, in English; a missing text does not compile.
import { counterName } from '../counterName.ts';
import { spelled } from '../spelled.ts';
import type { BoardTexts } from './id.ts';

const ENGLISH_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export const boardInEnglish: BoardTexts = {
  title: (office) => `Queue board of ${office}`,
  calling: 'Now calling',
  nobodyCalled: 'No number has been called yet',
  showCode: 'Show your code at the front desk',
  officeClosed: 'The office is closed',
  openToday: (hours, breaks) => `Open today ${hours}${breaks && `, break ${breaks}`}`,
  opensAgain: (day, time) => `Opens again on ${day} at ${time}`,
  earlier: 'Earlier',
  counter: (label, word = 'Counter') => counterName(word, label),
  atCounters: 'Called before',
  next: 'Next',
  nobodyWaits: 'No one is waiting',
  waiting: (people) => `${people} waiting`,
  wait: (minutes) => (minutes < 1 ? 'less than 1 minute' : `about ${minutes} min`),
  waitLabel: 'Expected wait',
  lost: 'Connection lost',
  lastKnown: (time) => `As of ${time}`,
  connecting: 'Connecting…',
  soundOn: 'Turn sound on',
  recalled: 'Called again',
  spoken: (number, counter, word = 'counter') =>
    `Number ${spelled(number, ENGLISH_DIGITS)}. Please go to ${counterName(word, counter)}.`,
  spokenPlaces: (calls, word = 'counter') =>
    `Number ${calls
      .map(({ number, counter }) => `${spelled(number, ENGLISH_DIGITS)}, to ${counterName(word, counter)}`)
      .join('; ')}.`,
  spokenNumbers: (numbers) =>
    `Number ${numbers.map((number) => spelled(number, ENGLISH_DIGITS)).join('; ')}. Please see the screen for where to go.`,
  spokenGlance: 'Please look for your number on the screen.',
};
