// @generated from web/texts/kiosk/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { KioskMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const kioskInEnglish: KioskMessages = {
  title: "Scan or type your code",
  titleTyped: "Type your code",
  scanner: {
    BELOW: "The scanner is below the screen.",
    LEFT: "The scanner is to the left of the screen.",
    RIGHT: "The scanner is to the right of the screen.",
  },
  spokenKeys: "Type the code with the letters on the screen or with the keyboard, then press Enter.",
  aidsName: "Help",
  aids: {
    contrast: "High contrast",
    reach: "Lower buttons",
    voice: "Read aloud",
  },
  lead: "The code is in your confirmation message or on your booking page.",
  typed: "Code typed",
  keypad: "Letters and digits",
  erase: "Erase",
  go: "Get my number",
  noCode: "No code yet?",
  walkIn: "Get a number without a booking",
  chooseService: "What have you come for?",
  back: "Back",
  yourNumber: "Your queue number",
  sit: "Please sit down and watch the board.",
  ahead: "Ahead of you",
  people: (people: number): string => (people === 0 ? "no one" : pluralForm(people) === "one" ? `${numberText(people)} person` : `${numberText(people)} people`),
  wait: "Expected wait",
  minutes: (minutes: number): string => `about ${minutes} min`,
  hour: "Your time",
  follow: "Scan to follow your turn on your phone",
  status: {
    PARKED: "Your number is set aside. Please go to the front desk.",
    ended: "This number has already been served today.",
  },
  sorry: "That did not work",
  toDesk: "Please go to the front desk. Staff will help you.",
  unreadable: "This office does not know that code. Check it letter by letter.",
  notNow: "This code has not been confirmed or is no longer valid.",
  toDo: {
    TOO_EARLY: "Your place is still yours. Please come back at that time.",
    WRONG_DAY: "Your place on that day is still yours.",
    WRONG_OFFICE: "Your place at that office is still yours.",
  },
  backIn: (seconds: number): string => `Back to the start in ${(pluralForm(seconds) === "one" ? `${numberText(seconds)} second` : `${numberText(seconds)} seconds`)}`,
  done: "Done",
  stay: "I am still here",
  again: "Try another code",
  offline: "This machine is not connected",
  working: "One moment…",
  digits: "zero one two three four five six seven eight nine",
  counters: (counters: string): string => `You will be called to ${counters}.`,
  goNow: (place: string): string => `Please go to ${place} now.`,
};
