// @generated from web/texts/waits/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { WaitsMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const waitsInEnglish: WaitsMessages = {
  longWaits: (people: number, minutes: number): string => `${(pluralForm(people) === "one" ? `${numberText(people)} person` : `${numberText(people)} people`)} ${(pluralForm(people) === "one" ? "waits" : "wait")} for more than ${(pluralForm(minutes) === "one" ? `${numberText(minutes)} minute` : `${numberText(minutes)} minutes`)}.`,
  longestWait: (number: string, minutes: number): string => `Longest: ${number}, ${(pluralForm(minutes) === "one" ? `${numberText(minutes)} minute` : `${numberText(minutes)} minutes`)}.`,
};
