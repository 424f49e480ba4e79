// The texts of the area “sessions”. @generated from web/texts/sessions/en.arb by npm run texts — do not edit.

export type SessionsMessages = {
  title: string;
  lead: string;
  byKey: string;
  keyDays: (days: number) => string;
  current: string;
  unknown: string;
  on: (browser: string, system: string) => string;
  from: (source: string) => string;
  lastUsed: (when: string) => string;
  since: (when: string) => string;
  end: string;
  endOthers: string;
  ended: (count: number) => string;
  alone: string;
};
