// The texts of the screen at the door and of the check-in by phone, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { DOOR_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: doorTexts } = areaTexts(DOOR_CATALOGUES, (say) => say);
