// @generated from web/texts/office/en.arb by npm run texts — do not edit.
import type { OfficeServicesMessages } from './messages.ts';

export const officeServicesInEnglish: OfficeServicesMessages = {
  serviceDetails: {
    title: (service: string): string => `Requirements and fee: ${service}`,
    unchecked: (date: string): string => `These are general rules as of ${date}, not checked yet. Check and correct them, then save. Until then applicants read that the office has not checked them.`,
    checked: (date: string): string => `Checked on ${date}.`,
    none: "None yet. The booking page shows them once they are entered.",
    names: {
      requirements: "Requirements",
      fee: "Fee",
      duration: "Time it takes",
    },
    hints: {
      requirements: "One requirement a line, at most 30. The lines of both languages must correspond.",
      fee: "Example: Rp350,000",
      duration: "Example: 4 working days",
    },
    source: "Source",
    sourceHint: "The rule or the page that this comes from; may be left empty.",
    needBoth: "Enter it in both languages, with the same number of lines.",
    confirm: "I have checked it: save",
    saved: "Requirements and fee saved.",
  },
};
