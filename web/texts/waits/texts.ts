// The texts of the note on long waits, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { WAITS_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: waitsTexts } = areaTexts(WAITS_CATALOGUES, (say) => say);
