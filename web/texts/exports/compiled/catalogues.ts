// The languages of the area “exports”. @generated from web/texts/exports/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { exportsInIndonesian } from './id.ts';
import { exportsInEnglish } from './en.ts';
import type { ExportsMessages } from './messages.ts';

export const EXPORTS_CATALOGUES: AreaCatalogues<ExportsMessages> = {
  ready: { id: exportsInIndonesian, en: exportsInEnglish },
  load: {
  },
};
