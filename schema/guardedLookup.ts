// Lookups by a code that the caller names, limited so that codes cannot be tried out.
import type { Context } from './context.ts';

/**
 * Looks something up by a code that the caller names, and counts unknown codes: a source with too many of them has to
 * wait. Senders are not limited, since each of their messages proves who they are and costs them money.
 */
export async function guarded<T extends object | null>(
  context: Context,
  office: string | null,
  look: () => Promise<T>,
): Promise<T> {
  const { app, source } = context;
  if (source === null) return look();
  await app.guesses.begin(source, office);
  let wrong = false;
  try {
    const found = await look();
    wrong = !found || ('refused' in found && found.refused === 'UNKNOWN_CODE');
    return found;
  } finally {
    await app.guesses.end(source, office, wrong);
  }
}
