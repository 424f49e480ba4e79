// The texts of the page of one's own sessions, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { SESSIONS_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: sessionsTexts } = areaTexts(SESSIONS_CATALOGUES, (say) => say);

export type SessionsTexts = ReturnType<typeof sessionsTexts>;
