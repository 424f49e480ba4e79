// @generated from web/texts/door/en.arb by npm run texts — do not edit.
import type { DoorMessages } from './messages.ts';

export const doorInEnglish: DoorMessages = {
  title: "Check in",
  scanFirst: "To check in, scan the QR code on the screen at the entrance.",
  iAmHere: "I am here",
  checkedIn: "You are checked in.",
  toTurn: "See my turn",
  ofOthers: "With another booking code",
  byCode: "With your booking code",
  code: "Booking code",
  codeHint: "Eight letters and digits, from the message or the slip.",
  needCode: "Check the code: eight letters and digits.",
  send: "Check in",
  number: "Queue number",
  screenTitle: "Booked already? Check in by phone",
  screenSteps: "Scan this code with the camera of your phone, then touch “I am here”.",
  screenOtherwise: "Without a phone: please check in at the front desk.",
  screenOff: "This office has no check-in by a code at the door. A manager switches it on, on the page “Office”, section “Rules”.",
  screenOffline: "No connection. Please check in at the front desk.",
};
