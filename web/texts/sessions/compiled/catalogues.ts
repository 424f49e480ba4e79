// The languages of the area “sessions”. @generated from web/texts/sessions/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { sessionsInIndonesian } from './id.ts';
import { sessionsInEnglish } from './en.ts';
import type { SessionsMessages } from './messages.ts';

export const SESSIONS_CATALOGUES: AreaCatalogues<SessionsMessages> = {
  ready: { id: sessionsInIndonesian, en: sessionsInEnglish },
  load: {
  },
};
