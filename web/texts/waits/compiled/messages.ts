// The texts of the area “waits”. @generated from web/texts/waits/en.arb by npm run texts — do not edit.

export type WaitsMessages = {
  longWaits: (people: number, minutes: number) => string;
  longestWait: (number: string, minutes: number) => string;
};
