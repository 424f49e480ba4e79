// The texts of every page, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { COMMON_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: commonTexts, load: loadCommonTexts } = areaTexts(COMMON_CATALOGUES, (say) => ({
  ...say,
  /** `seconds`: null if it is not known how long. */
  busy: (seconds: number | null) => (seconds ? say.busyFor(seconds) : say.busy),
}));

export type CommonTexts = ReturnType<typeof commonTexts>;
