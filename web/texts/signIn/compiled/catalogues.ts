// The languages of the area “signIn”. @generated from web/texts/signIn/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { signInInIndonesian } from './id.ts';
import { signInInEnglish } from './en.ts';
import type { SignInMessages } from './messages.ts';

export const SIGN_IN_CATALOGUES: AreaCatalogues<SignInMessages> = {
  ready: { id: signInInIndonesian, en: signInInEnglish },
  load: {
  },
};
