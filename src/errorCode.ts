// The code of an error: Node, PostgreSQL and the API each give their errors one.

/** Undefined if the error has no code, or one that is no text. */
export function errorCodeOf(error: unknown): string | undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : undefined;
}
