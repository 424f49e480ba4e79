// @generated from web/texts/signIn/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { SignInMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const signInInEnglish: SignInMessages = {
  title: "Staff sign-in",
  lead: "Use the personal key that your manager gave you.",
  key: "Key",
  keyHint: "Begins with antrean_staff_; paste it or scan it",
  onDevice: "Remember on this device",
  onDeviceHint: "Only on devices of the office. Otherwise the key is forgotten when the tab is closed.",
  enter: "Sign in",
  needKey: "Enter your key.",
  UNKNOWN_KEY: "That key is unknown or has been revoked. Check it, or ask your manager for a new one.",
  NOT_STAFF: "That is not a staff key.",
  KEY_ENDED: "Your key is no longer valid. Sign in with the new one.",
  KEY_EXPIRED: "Your key has expired, because of its age or because it was not used. Ask your manager for a new one.",
  SESSION_ENDED: "Your session is over. Sign in again.",
  EXPIRED: "The sign-in took too long, or was begun in another browser. Try again.",
  DENIED: "The sign-in was cancelled, or refused by the account provider.",
  FAILED: "The sign-in failed. Try again; if it fails again, ask your administrator.",
  UNAVAILABLE: "The account provider cannot be reached at the moment. Try again soon, or use your personal key.",
  NO_ROLE: "Your account has no role at any office yet. Ask the administrator of your account.",
  signInWith: (provider: string): string => `Sign in with ${provider}`,
  orWithKey: "or with a personal key",
  expiresSoon: (days: number): string => `Your key expires in ${(days === 0 ? "less than a day" : pluralForm(days) === "one" ? `${numberText(days)} day` : `${numberText(days)} days`)}: ask your manager for a new one.`,
  notForYou: "Your role has no access to this page. Sign in with another key.",
  leave: "Sign out",
  sessions: "My sessions",
  office: "Office",
  pages: "Staff pages",
  desk: "Front desk",
  console: "Office",
  theme: "Appearance",
  themes: {
    system: "Appearance: system",
    light: "Appearance: light",
    dark: "Appearance: dark",
  },
  kinds: {
    FRONT_DESK: "Front desk",
    COUNTER_OFFICER: "Counter officer",
    MANAGER: "Manager",
    ADMINISTRATOR: "Administrator",
  },
};
