// @generated from web/texts/home/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { HomeMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const homeInEnglish: HomeMessages = {
  found: (count: number): string => (pluralForm(count) === "one" ? `${numberText(count)} office` : `${numberText(count)} offices`),
  noneFound: (text: string): string => `There is no office for “${text}”. Try the name of a city or another district.`,
  serves: (place: string): string => `Serves ${place}`,
  nextFree: (day: string, time: string): string => `Free from ${day}, ${time}`,
  allFull: "Full at present",
  showAll: (count: number): string => `Show all ${(pluralForm(count) === "one" ? `${numberText(count)} office` : `${numberText(count)} offices`)}`,
  yours: (code: string): string => `Open booking ${code}`,
};
