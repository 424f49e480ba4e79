// Pages of lists, as Relay connections.
import { Field, ObjectType } from 'type-graphql';
import { CallerError } from '../src/refusal.ts';
import { textFault } from '../src/text.ts';

@ObjectType({ description: 'Pagination of a list, after the Relay connection specification.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether further items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item on this page; null if the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item on this page, to pass as `after` for the next page; null if the page is empty.',
  })
  endCursor!: string | null;
}

const MAX_PAGE_SIZE = 200;

/** @throws CallerError BAD_USER_INPUT */
export function pageSize(first: number): number {
  if (first < 1 || first > MAX_PAGE_SIZE)
    throw new CallerError('BAD_USER_INPUT', `first must be from 1 to ${MAX_PAGE_SIZE}.`);
  return first;
}

export function pageOfItems<T>(
  page: { items: T[]; total: number; hasNext: boolean },
  after: string | null | undefined,
  cursorOf: (item: T) => string,
) {
  const edges = page.items.map((node) => ({ node, cursor: encode(cursorOf(node)) }));
  return {
    edges,
    totalCount: page.total,
    pageInfo: {
      hasNextPage: page.hasNext,
      // `after` is undefined, not null, if a variable is not given.
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encode(cursor: string): string {
  return Buffer.from(cursor).toString('base64url');
}

/** @throws CallerError BAD_USER_INPUT if no such cursor can have been issued. */
export function decodeCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (textFault(place, MAX_CURSOR_LENGTH) !== null)
    throw new CallerError('BAD_USER_INPUT', 'after is no cursor of this list.');
  return place;
}

const MAX_CURSOR_LENGTH = 1000;
