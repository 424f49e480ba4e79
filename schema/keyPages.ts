// Pages of lists of keys: they are short and read whole, in the order in which the keys were made.
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { decodeCursor, pageOfItems, pageSize, wrongCursor } from './page.ts';

/** The part of a list of keys that is wanted. */
@ArgsType()
export class KeyListArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to include keys that were ended. Keys that have expired are always listed.',
  })
  ended!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'Number of keys to return, from 1 to 200.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last key already received; null for the first page.',
  })
  after!: string | null;
}

@ArgsType()
export class OfficeKeyListArgs extends KeyListArgs {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;
}

/** The order of a list, by which a cursor keeps its place when its key is no longer listed. */
export interface KeyOrder {
  /** Whether a text can be the id of a key of the list. */
  isId: (id: string) => boolean;
  compare: (id: string, other: string) => number;
}

export const NUMBERED_KEYS: KeyOrder = {
  isId: (id) => /^\d{1,15}$/.test(id),
  compare: (id, other) => Number(id) - Number(other),
};

/** @throws CallerError BAD_USER_INPUT */
export function pageOfKeys<Key extends { id: number | string }>(
  list: string,
  keys: readonly Key[],
  { first, after }: KeyListArgs,
  { isId, compare }: KeyOrder = NUMBERED_KEYS,
) {
  const size = pageSize(first);
  const last = decodeCursor(list, after);
  if (last !== null && !isId(last)) throw wrongCursor();
  const following = last === null ? keys : keys.filter(({ id }) => compare(String(id), last) > 0);
  const page = {
    items: following.slice(0, size),
    hasNext: following.length > size,
    hasPrevious: following.length < keys.length,
    total: keys.length,
    asked: { after },
  };
  return pageOfItems(list, page, ({ id }) => id);
}
