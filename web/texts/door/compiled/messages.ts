// The texts of the area “door”. @generated from web/texts/door/en.arb by npm run texts — do not edit.

export type DoorMessages = {
  title: string;
  scanFirst: string;
  iAmHere: string;
  checkedIn: string;
  toTurn: string;
  ofOthers: string;
  byCode: string;
  code: string;
  codeHint: string;
  needCode: string;
  send: string;
  number: string;
  screenTitle: string;
  screenSteps: string;
  screenOtherwise: string;
  screenOff: string;
  screenOffline: string;
};
