// The priorities that a form offers, in the order of its list.
import type { Priority } from '../../clients/types.ts';
import { choiceIn } from './events.ts';

export const PRIORITY_CHOICES: readonly Priority[] = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'];

/** The choice that the value of a select names. */
export function priorityIn(event: Event): Priority | undefined {
  return choiceIn(event, PRIORITY_CHOICES);
}
