// The sign-in's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { SIGN_IN_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: signInTexts } = areaTexts(SIGN_IN_CATALOGUES, (say) => say);

export type SignInTexts = ReturnType<typeof signInTexts>;
