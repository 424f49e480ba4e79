// The texts of the area “home”. @generated from web/texts/home/en.arb by npm run texts — do not edit.

export type HomeMessages = {
  found: (count: number) => string;
  noneFound: (text: string) => string;
  serves: (place: string) => string;
  nextFree: (day: string, time: string) => string;
  allFull: string;
  showAll: (count: number) => string;
  yours: (code: string) => string;
};
