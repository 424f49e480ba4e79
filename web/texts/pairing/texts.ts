// The pairing's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { PAIRING_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: pairingTexts } = areaTexts(PAIRING_CATALOGUES, (say) => say);

export type PairingTexts = ReturnType<typeof pairingTexts>;
