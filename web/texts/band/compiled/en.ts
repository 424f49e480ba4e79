// @generated from web/texts/band/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { BandMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const bandInEnglish: BandMessages = {
  expiresSoon: (days: number): string => `Your key expires in ${(days === 0 ? "less than a day" : pluralForm(days) === "one" ? `${numberText(days)} day` : `${numberText(days)} days`)}: ask your manager for a new one.`,
  leave: "Sign out",
  sessions: "My sessions",
  office: "Office",
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
