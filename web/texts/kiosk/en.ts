// The kiosk's texts, short and for people who have never used one, in English; a missing text does not compile.

import { counterName, counterNames } from '../counterName.ts';
import { countedNoun } from '../plural.ts';
import type { KioskTexts } from './id.ts';

export const kioskInEnglish: KioskTexts = {
  title: 'Scan or type your code',
  titleTyped: 'Type your code',
  scanner: {
    BELOW: 'The scanner is below the screen.',
    LEFT: 'The scanner is to the left of the screen.',
    RIGHT: 'The scanner is to the right of the screen.',
  },
  spokenKeys: 'Type the code with the letters on the screen or with the keyboard, then press Enter.',
  aidsName: 'Help',
  aids: { contrast: 'High contrast', reach: 'Lower buttons', voice: 'Read aloud' },
  digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  lead: 'The code is in your confirmation message or on your booking page.',
  typed: 'Code typed',
  keypad: 'Letters and digits',
  erase: 'Erase',
  go: 'Get my number',
  noCode: 'No code yet?',
  walkIn: 'Get a number without a booking',
  chooseService: 'What have you come for?',
  back: 'Back',
  yourNumber: 'Your queue number',
  sit: 'Please sit down and watch the board.',
  counters: (labels) => `You will be called to ${counterNames('counter', labels)}.`,
  goNow: (counter) => `Please go to ${counterName('counter', counter)} now.`,
  ahead: 'Ahead of you',
  people: (people) => (people === 0 ? 'no one' : countedNoun(people, 'person', 'people')),
  wait: 'Expected wait',
  minutes: (minutes) => `about ${minutes} min`,
  follow: 'Scan to follow your turn on your phone',
  hour: 'Your time',
  status: {
    PARKED: 'Your number is set aside. Please go to the front desk.',
    ended: 'This number has already been served today.',
  },
  sorry: 'That did not work',
  toDesk: 'Please go to the front desk. Staff will help you.',
  unreadable: 'This office does not know that code. Check it letter by letter.',
  notNow: 'This code has not been confirmed or is no longer valid.',
  toDo: {
    TOO_EARLY: 'Your place is still yours. Please come back at that time.',
    WRONG_DAY: 'Your place on that day is still yours.',
    WRONG_OFFICE: 'Your place at that office is still yours.',
  },
  backIn: (seconds) => `Back to the start in ${countedNoun(seconds, 'second', 'seconds')}`,
  done: 'Done',
  stay: 'I am still here',
  again: 'Try another code',
  offline: 'This machine is not connected',
  working: 'One moment…',
};
