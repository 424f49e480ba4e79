// The texts of the area “board”. @generated from web/texts/board/en.arb by npm run texts — do not edit.

export type BoardMessages = {
  title: (office: string) => string;
  calling: string;
  nobodyCalled: string;
  showCode: string;
  officeClosed: string;
  opensAgain: (day: string, time: string) => string;
  earlier: string;
  atCounters: string;
  next: string;
  nobodyWaits: string;
  waiting: (people: number) => string;
  waitLabel: string;
  lost: string;
  lastKnown: (time: string) => string;
  connecting: string;
  soundOn: string;
  recalled: string;
  /** Read out where more numbers are called than can be spoken. */
  spokenGlance: string;
  openToday: (hours: string) => string;
  openTodayWithBreaks: (hours: string, breaks: string) => string;
  wait: (minutes: number) => string;
  /** The digits from 0 to 9 as they are read out, with spaces between them. */
  digits: string;
  /** Read out, digit by digit. */
  spoken: (number: string, place: string) => string;
  /** Read out in a rush: several numbers and their counters in one sentence. */
  spokenPlaces: (calls: string) => string;
  /** One of the calls of spokenPlaces. */
  spokenPlace: (number: string, place: string) => string;
  /** Read out where there is no time for the counters. */
  spokenNumbers: (numbers: string) => string;
};
