// The priorities that a form offers, in the order of its list.
import type { Priority } from '../../clients/types.ts';

export const PRIORITY_CHOICES: readonly Priority[] = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'];

/** The choice that the value of a select names. */
export function priorityIn({ target }: Event): Priority | undefined {
  return PRIORITY_CHOICES.find((each) => target instanceof HTMLSelectElement && each === target.value);
}
