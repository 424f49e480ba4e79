// The texts of the area “pairing”. @generated from web/texts/pairing/en.arb by npm run texts — do not edit.

export type PairingMessages = {
  title: {
    KIOSK: string;
    BOARD: string;
  };
  lead: string;
  code: string;
  hint: string;
  pair: string;
  needCode: string;
  shownSteps: string;
  orTyped: string;
  showCode: string;
  ended: string;
};
