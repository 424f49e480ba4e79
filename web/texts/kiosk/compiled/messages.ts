// The texts of the area “kiosk”. @generated from web/texts/kiosk/en.arb by npm run texts — do not edit.

export type KioskMessages = {
  title: string;
  titleTyped: string;
  scanner: {
    BELOW: string;
    LEFT: string;
    RIGHT: string;
  };
  spokenKeys: string;
  aidsName: string;
  aids: {
    contrast: string;
    reach: string;
    voice: string;
  };
  lead: string;
  typed: string;
  keypad: string;
  erase: string;
  go: string;
  noCode: string;
  walkIn: string;
  chooseService: string;
  back: string;
  yourNumber: string;
  sit: string;
  ahead: string;
  people: (people: number) => string;
  wait: string;
  minutes: (minutes: number) => string;
  hour: string;
  follow: string;
  status: {
    PARKED: string;
    ended: string;
  };
  sorry: string;
  toDesk: string;
  unreadable: string;
  notNow: string;
  toDo: {
    TOO_EARLY: string;
    WRONG_DAY: string;
    WRONG_OFFICE: string;
  };
  backIn: (seconds: number) => string;
  done: string;
  stay: string;
  again: string;
  offline: string;
  working: string;
  /** The digits from 0 to 9 as they are read out, with spaces between them. */
  digits: string;
  counters: (counters: string) => string;
  goNow: (place: string) => string;
};
