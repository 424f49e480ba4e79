// The statements of one query of the driver, which may be a packet of several.

/** The names of those that have one, and the texts of the others. `asked`: what the driver's `query` was given. */
export function statementsAsked(asked: unknown): string[] {
  if (typeof asked === 'string') return [asked];
  const { name, text, statements } = asked as { name?: string; text?: string; statements?: SentTogether[] };
  return statements?.map(({ statement }) => statement.name) ?? [name ?? text ?? ''];
}

interface SentTogether {
  statement: { name: string };
}
