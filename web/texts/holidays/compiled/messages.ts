// The texts of the area “holidays”. @generated from web/texts/holidays/en.arb by npm run texts — do not edit.

export type HolidaysMessages = {
  file: string;
  tooLarge: string;
  none: string;
  found: (count: number) => string;
  days: string;
  kinds: {
    PUBLIC: string;
    TENTATIVE: string;
    OBSERVANCE: string;
  };
  bookings: (count: number) => string;
  isShut: string;
  isSet: string;
  chosen: (count: number) => string;
  needDay: string;
  preview: string;
  close: (count: number) => string;
  done: (count: number) => string;
  undone: string;
  again: string;
  subscription: {
    url: string;
    needUrl: string;
    subscribe: string;
    reading: string;
    read: (when: string) => string;
    unread: string;
    nothing: string;
    toClose: (count: number) => string;
    toOpen: (count: number) => string;
    declineTitle: string;
    decline: string;
    open: string;
    stayClosed: string;
    refresh: string;
    end: string;
    endAsk: string;
    faults: {
      NOT_ALLOWED: string;
      NOT_REACHED: string;
      REFUSED: string;
      TOO_LARGE: string;
      NOT_READ: string;
    };
  };
};
