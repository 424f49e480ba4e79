// The texts of the area “signIn”. @generated from web/texts/signIn/en.arb by npm run texts — do not edit.

export type SignInMessages = {
  title: string;
  lead: string;
  key: string;
  keyHint: string;
  onDevice: string;
  onDeviceHint: string;
  enter: string;
  needKey: string;
  UNKNOWN_KEY: string;
  NOT_STAFF: string;
  KEY_ENDED: string;
  KEY_EXPIRED: string;
  SESSION_ENDED: string;
  EXPIRED: string;
  DENIED: string;
  FAILED: string;
  UNAVAILABLE: string;
  NO_ROLE: string;
  signInWith: (provider: string) => string;
  orWithKey: string;
  expiresSoon: (days: number) => string;
  notForYou: string;
  leave: string;
  sessions: string;
  office: string;
  pages: string;
  desk: string;
  console: string;
  theme: string;
  themes: {
    system: string;
    light: string;
    dark: string;
  };
  kinds: {
    FRONT_DESK: string;
    COUNTER_OFFICER: string;
    MANAGER: string;
    ADMINISTRATOR: string;
  };
};
