// The limits of photos, and how the process that reads one tells that a photo is beyond them.
import type { PhotoFault } from '../../adapters/index.ts';

/** The largest file that is looked at. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
export const MAX_PHOTO_PIXELS = 25_000_000;

/** The exit codes of the process that reads a photo; any other end means that it was stopped. */
export const FAULT_EXIT_CODES = { NOT_A_PHOTO: 10, PHOTO_TOO_LARGE: 11 } as const satisfies Partial<
  Record<PhotoFault, number>
>;
