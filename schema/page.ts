// Pages of lists, as Relay connections.
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { IdPart } from '../src/idPages.ts';
import { CallerError } from '../src/refusal.ts';
import { textFault } from '../src/text.ts';

const MAX_PAGE_SIZE = 200;
const DEFAULT_PAGE_SIZE = 50;
const MAX_CURSOR_LENGTH = 1000;

@ObjectType({ description: 'Pagination of a list, after the Relay connection specification.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether further items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the first item on this page. On an empty page it is `before` or `after` as it was given; null if neither was.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item on this page, to pass as `after` for the next page. On an empty page it is `after` or `before` as it was given, so that the same place can be asked again; null if neither was.',
  })
  endCursor!: string | null;
}

/** The part of a list that can be read from either end. */
@ArgsType()
export class TwoWayArgs {
  @Field(() => Int, {
    nullable: true,
    description: `Number of items from the beginning of the list, from 1 to 200; null for ${DEFAULT_PAGE_SIZE}, unless \`last\` is given.`,
  })
  first!: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of an item: only items that follow it in the list.' })
  after!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of items from the end of the list, from 1 to 200; not together with `first`.',
  })
  last!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of an item: only items that stand before it in the list. With the first cursor that you have, those that came since.',
  })
  before!: string | null;
}

/** @throws CallerError BAD_USER_INPUT */
export function pageSize(size: number, argument = 'first'): number {
  if (size < 1 || size > MAX_PAGE_SIZE)
    throw new CallerError('BAD_USER_INPUT', `${argument} must be from 1 to ${MAX_PAGE_SIZE}.`);
  return size;
}

/** The part that the arguments ask for, of a list whose cursors are ids. @throws CallerError BAD_USER_INPUT */
export function readIdPart(list: string, { first, after, last, before }: TwoWayArgs): IdPart {
  // An argument that is not given is undefined, not null.
  const fromEnd = typeof last === 'number';
  if (fromEnd && typeof first === 'number')
    throw new CallerError('BAD_USER_INPUT', 'first and last cannot be given together.');
  return {
    count: fromEnd ? pageSize(last, 'last') : pageSize(first ?? DEFAULT_PAGE_SIZE),
    after: readIdCursor(list, after, 'after'),
    before: readIdCursor(list, before, 'before'),
    fromEnd,
  };
}

interface ItemPage<T> {
  items: readonly T[];
  hasNext: boolean;
  hasPrevious: boolean;
  total?: number;
  /** The cursors of the request, from which a reader goes on if the page is empty. */
  asked: AskedCursors;
}

/** An argument that is not given is undefined. */
interface AskedCursors {
  after?: string | null | undefined;
  before?: string | null | undefined;
}

/** `cursorOf` gives the place of an item in the list of this name. */
export function pageOfItems<T>(
  list: string,
  { items, hasNext, hasPrevious, total = 0, asked }: ItemPage<T>,
  cursorOf: (item: T, index: number) => string | number,
) {
  const edges = items.map((node, index) => ({ node, cursor: cursorAt(list, cursorOf(node, index)) }));
  return {
    edges,
    nodes: items,
    totalCount: total,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? asked.before ?? asked.after ?? null,
      endCursor: edges.at(-1)?.cursor ?? asked.after ?? asked.before ?? null,
    },
  };
}

export function cursorAt(list: string, place: string | number): string {
  return Buffer.from(`${list} ${place}`).toString('base64url');
}

/**
 * The place for which a cursor of this list stands; null: none was given.
 * @throws CallerError BAD_USER_INPUT if the list cannot have issued it.
 */
export function decodeCursor(list: string, cursor: string | null | undefined, argument = 'after'): string | null {
  if (typeof cursor !== 'string') return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith(`${list} `) || textFault(text, MAX_CURSOR_LENGTH) !== null) throw wrongCursor(argument);
  return text.slice(list.length + 1);
}

/** The same of a list whose cursors are ids. */
export function readIdCursor(list: string, cursor: string | null | undefined, argument = 'after'): number | null {
  const place = decodeCursor(list, cursor, argument);
  if (place !== null && !/^\d{1,15}$/.test(place)) throw wrongCursor(argument);
  return place === null ? null : Number(place);
}

export function wrongCursor(argument = 'after'): CallerError {
  return new CallerError('BAD_USER_INPUT', `${argument} is no cursor of this list.`);
}
