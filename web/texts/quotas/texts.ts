// The texts of quotas, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { QUOTAS_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: quotaTexts } = areaTexts(QUOTAS_CATALOGUES, (say) => say);

export type QuotaTexts = ReturnType<typeof quotaTexts>;
