// The texts of the files to take away, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { EXPORTS_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: exportTexts } = areaTexts(EXPORTS_CATALOGUES, (say) => say);

export type ExportTexts = ReturnType<typeof exportTexts>;
