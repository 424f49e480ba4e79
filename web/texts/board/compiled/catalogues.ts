// The languages of the area “board”. @generated from web/texts/board/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { boardInIndonesian } from './id.ts';
import { boardInEnglish } from './en.ts';
import type { BoardMessages } from './messages.ts';

export const BOARD_CATALOGUES: AreaCatalogues<BoardMessages> = {
  ready: { id: boardInIndonesian, en: boardInEnglish },
  load: {
    ar: async () => (await import('./ar.ts')).boardInArabic,
  },
};
