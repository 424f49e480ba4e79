// The first thing that the program does: an older Node is told so in one sentence, before anything fails in its place.

/** The program uses `Temporal`, which comes with it. */
export const NEEDED_NODE = 26;

/** Null: it is new enough. */
export function nodeFault(version: string): string | null {
  if (Number.parseInt(version.replace(/^v/, ''), 10) >= NEEDED_NODE) return null;
  return `Antrean needs Node ${NEEDED_NODE} or newer, and this is ${version}: npm start takes the one that npm ci installs, and anything else needs it in PATH.`;
}

const fault = nodeFault(process.version);
if (fault) {
  console.error(fault);
  process.exit(1);
}
