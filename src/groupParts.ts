// Works on a group of requests in parts, if one of them is at fault or some have to be answered one after the other.
import { errorCodeOf } from './errorCode.ts';

/** Thrown by a group's command whose requests have to be worked on in parts, each in a transaction of its own. */
export class GroupSplit extends Error {
  /** The places in the group at which a part begins, besides the first. */
  readonly begins: readonly number[];

  constructor(begins: readonly number[]) {
    super('The requests of this group are worked on in parts.');
    this.begins = begins;
  }
}

/** Answers all items: together if that goes, else in the parts that a fault asks for. */
export async function apart<Item, Answer>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<(Answer | Error)[]>,
): Promise<(Answer | Error)[]> {
  try {
    return await work(items);
  } catch (error) {
    if (error instanceof GroupSplit) return inParts(items, error.begins, work);
    if (!isOfData(error)) throw error;
    if (items.length === 1) return [error as Error];
    return inParts(items, [Math.ceil(items.length / 2)], work);
  }
}

/** One part after the other: those in front are served first. */
async function inParts<Item, Answer>(
  items: readonly Item[],
  begins: readonly number[],
  work: (items: readonly Item[]) => Promise<(Answer | Error)[]>,
): Promise<(Answer | Error)[]> {
  const answers: (Answer | Error)[] = [];
  const bounds = [0, ...begins, items.length];
  for (const [index, begin] of bounds.slice(0, -1).entries())
    answers.push(...(await apart(items.slice(begin, bounds[index + 1]), work)));
  return answers;
}

/**
 * Whether an error can come of what one item holds: a value that PostgreSQL or the language cannot take (22, 23), or
 * that is too large for it (54). Anything else, such as a lost connection, befalls all alike.
 */
export function isOfData(error: unknown): boolean {
  const code = errorCodeOf(error);
  if (code !== undefined) return /^(22|23|54)...$/.test(code);
  return error instanceof RangeError || error instanceof TypeError;
}
