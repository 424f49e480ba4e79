// Lookups by a code that the caller names, limited so that neither codes nor birth dates can be tried out.
import type { Context } from './context.ts';

/** Refusals of codes that do not exist, as far as the caller may know. */
const UNKNOWN = new Set<unknown>(['UNKNOWN_CODE', 'UNKNOWN_DOOR_CODE', 'PAIRING_OVER']);

/** The code and the birth date that a caller shows in order to be told of something. */
export interface ShownProof {
  /** The code that is tried; none: it proves nothing without its office's staff. */
  code?: string;
  /** The birth date that is to prove that the booking of this code is the caller's. */
  birthDate?: string | null | undefined;
  /** The office at which all lookups are counted together. */
  office?: string;
}

/**
 * Looks something up by a code that the caller names. Unknown codes are counted by source, wrong birth dates by code,
 * and with too many of them nothing is looked up. Senders are not limited, since each of their messages proves who they
 * are and costs them money, and birth dates are not what officers prove themselves by.
 */
export async function guarded<T extends object | null>(
  context: Context,
  { code, birthDate, office }: ShownProof,
  look: () => Promise<T>,
): Promise<T> {
  const { app, source, asker } = context;
  if (source === null) return look();
  const provesByDate = asker.kind === 'anonymous' || asker.kind === 'apiKey';
  const dated = provesByDate && birthDate ? (code ?? null) : null;
  const guess = { source, office: office ?? null, code: dated };
  await app.guesses.begin(guess);
  let wrong = false;
  try {
    const found = await look();
    wrong = !found || ('refused' in found && UNKNOWN.has(found.refused));
    return found;
  } finally {
    await app.guesses.end(guess, wrong);
  }
}
