// The texts of services and numbers, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { SERVICES_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: serviceTexts } = areaTexts(SERVICES_CATALOGUES, (say) => say);

export type ServiceTexts = ReturnType<typeof serviceTexts>;
