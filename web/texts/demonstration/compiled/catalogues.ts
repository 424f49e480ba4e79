// The languages of the area “demonstration”. @generated from web/texts/demonstration/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { demonstrationInIndonesian } from './id.ts';
import { demonstrationInEnglish } from './en.ts';
import type { DemonstrationMessages } from './messages.ts';

export const DEMONSTRATION_CATALOGUES: AreaCatalogues<DemonstrationMessages> = {
  ready: { id: demonstrationInIndonesian, en: demonstrationInEnglish },
  load: {
  },
};
