// The languages of the area “desk”. @generated from web/texts/desk/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { deskInIndonesian } from './id.ts';
import { deskInEnglish } from './en.ts';
import type { DeskMessages } from './messages.ts';

export const DESK_CATALOGUES: AreaCatalogues<DeskMessages> = {
  ready: { id: deskInIndonesian, en: deskInEnglish },
  load: {
  },
};
