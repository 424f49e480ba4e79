// The outcome of a step: done, refused, or lost on the way.
import type { RefusedFragment } from '../../clients/fragments.ts';

/** `refused`: why the step was not done; `fault`: why it is not known whether it was done. */
export type StepOutcome<Done> = { done: Done } | { refused: RefusedFragment } | { fault: string };
