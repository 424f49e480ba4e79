// The texts that the script of the home page writes, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { HOME_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: homeTexts } = areaTexts(HOME_CATALOGUES, (say) => say);

export type HomeTexts = ReturnType<typeof homeTexts>;
