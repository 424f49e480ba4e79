// @generated from web/texts/pairing/en.arb by npm run texts — do not edit.
import type { PairingMessages } from './messages.ts';

export const pairingInEnglish: PairingMessages = {
  title: {
    KIOSK: "Pair this kiosk",
    BOARD: "Pair this board",
  },
  lead: "The page “Office”, section “Staff & counters”, can create a code for this device.",
  code: "Pairing code",
  hint: "Eight letters and digits; you can scan it. It is valid for ten minutes, for one device.",
  pair: "Pair",
  needCode: "Check the code: eight letters and digits.",
  shownSteps: "On another device open the page “Office”, section “Staff & counters”, and scan the picture or type this code.",
  orTyped: "Or type a code of the office page",
  showCode: "Show a code",
  ended: "The key of this device is no longer valid.",
};
