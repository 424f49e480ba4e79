// The demonstration's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { DEMONSTRATION_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: demonstrationTexts } = areaTexts(DEMONSTRATION_CATALOGUES, (say) => {
  const { training } = say;
  const progress = (done: number, all: number) => (done === all ? training.allDone : training.progress(done, all));
  return { ...say, training: { ...training, progress } };
});

export type DemonstrationTexts = ReturnType<typeof demonstrationTexts>;
