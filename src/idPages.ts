// Pages of lists in the order of falling ids, from the beginning of the list or from its end.

export interface IdPart {
  count: number;
  /** Only rows that follow this id in the list, and so have lower ones; null: from the beginning. */
  after: number | null;
  /** Only rows that stand before this id; null: to the end. */
  before: number | null;
  /** Whether the last rows are wanted, not the first. */
  fromEnd: boolean;
}

/** One row more than wanted tells whether there are more, from which side the page is read. */
export interface IdReading {
  limit: number;
  order: 'asc' | 'desc';
}

export interface IdPage<Row> {
  items: Row[];
  hasNext: boolean;
  hasPrevious: boolean;
}

export async function readIdPage<Row>(
  { count, after, before, fromEnd }: IdPart,
  read: (reading: IdReading) => Promise<readonly Row[]>,
): Promise<IdPage<Row>> {
  const rows = await read({ limit: count + 1, order: fromEnd ? 'asc' : 'desc' });
  const isMore = rows.length > count;
  const items = rows.slice(0, count);
  if (!fromEnd) return { items, hasNext: isMore, hasPrevious: after !== null };
  return { items: items.reverse(), hasNext: before !== null, hasPrevious: isMore };
}
