// @generated from web/texts/pairing/en.arb by npm run texts — do not edit.
import type { PairingMessages } from './messages.ts';

export const pairingInEnglish: PairingMessages = {
  title: {
    KIOSK: "Pair this kiosk",
    BOARD: "Pair this board",
  },
  lead: "Open the page “Office” on another device, go to “Staff & counters”, and create a code for this device.",
  code: "Pairing code",
  hint: "Eight letters and digits; you can scan it. It is valid for ten minutes, for one device.",
  pair: "Pair",
  needCode: "Check the code: eight letters and digits.",
  shownSteps: "On another device open the page “Office”, section “Staff & counters”, and scan the picture or type this code.",
  ended: "The key of this device is no longer valid.",
};
