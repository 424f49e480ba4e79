// The texts of the area “band”. @generated from web/texts/band/en.arb by npm run texts — do not edit.

export type BandMessages = {
  expiresSoon: (days: number) => string;
  leave: string;
  sessions: string;
  office: string;
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
