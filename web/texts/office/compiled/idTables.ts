// @generated from web/texts/office/id.arb by npm run texts — do not edit.
import type { OfficeTablesMessages } from './messages.ts';

export const officeTablesInIndonesian: OfficeTablesMessages = {
  tables: {
    filter: "Saring",
    found: (found: number, all: number): string => `${found} dari ${all} baris`,
    before: "Sebelumnya",
    after: "Berikutnya",
    page: (page: number, pages: number): string => `Halaman ${page} dari ${pages}`,
  },
};
