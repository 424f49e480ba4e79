// @generated from web/texts/office/en.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { OfficeTablesMessages } from './messages.ts';

const { numberText, pluralForm } = languageForms("en-GB");

export const officeTablesInEnglish: OfficeTablesMessages = {
  tables: {
    filter: "Filter",
    found: (found: number, all: number): string => `${found} of ${(pluralForm(all) === "one" ? `${numberText(all)} row` : `${numberText(all)} rows`)}`,
    before: "Previous",
    after: "Next",
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  },
};
