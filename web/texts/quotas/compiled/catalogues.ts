// The languages of the area “quotas”. @generated from web/texts/quotas/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { quotasInIndonesian } from './id.ts';
import { quotasInEnglish } from './en.ts';
import type { QuotasMessages } from './messages.ts';

export const QUOTAS_CATALOGUES: AreaCatalogues<QuotasMessages> = {
  ready: { id: quotasInIndonesian, en: quotasInEnglish },
  load: {
  },
};
