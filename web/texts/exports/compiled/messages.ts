// The texts of the area “exports”. @generated from web/texts/exports/en.arb by npm run texts — do not edit.

export type ExportsMessages = {
  kind: string;
  kinds: {
    FIGURES: string;
    BOOKINGS: string;
    APPLICANTS: string;
    PLACES: string;
  };
  hints: {
    FIGURES: string;
    BOOKINGS: string;
    /** The record is the section of that name. */
    APPLICANTS: string;
    PLACES: string;
  };
  from: string;
  to: string;
  needDate: string;
  needLater: string;
  needFewerDays: (days: number) => string;
  spreadsheet: string;
  spreadsheets: {
    SEMICOLON: string;
    COMMA: string;
  };
  download: string;
  done: (name: string) => string;
  none: string;
};
