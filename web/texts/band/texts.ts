// The texts of the band at the head of the staff's pages, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { BAND_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: bandTexts } = areaTexts(BAND_CATALOGUES, (say) => say);
