// Compares a frame of the board with the last one: whether it is newer, and which calls are new.
import type { FrameFragment } from './documents.ts';

export type BoardFrame = FrameFragment;
export type CallOnBoard = BoardFrame['called'][number];

/** Milliseconds after which a call is shown, but not called out: it is as old as the outage that kept it back. */
const NEWS_AGE_MS = 300_000;

/** Frames come by two ways, so an older one may come later. A lower number means that the server was restarted. */
export function isNewerFrame(frame: BoardFrame, shown: BoardFrame | null): boolean {
  return !shown || frame.sequence > shown.sequence || Date.parse(frame.at) > Date.parse(shown.at);
}

/** Calls and recalls since the frame that was shown, the oldest first, of people who have not come; none if nothing was shown yet. */
export function newCalls(frame: BoardFrame, shown: BoardFrame | null, now: number): CallOnBoard[] {
  if (!shown) return [];
  const known = new Set(shown.called.map(callName));
  const fresh = frame.called.filter(
    (call) => !call.serving && !known.has(callName(call)) && now - Date.parse(call.calledAt) < NEWS_AGE_MS,
  );
  return fresh.reverse();
}

/** Of a call, and of each time it is repeated. */
export function callName({ number, counter, calls, calledAt }: CallOnBoard): string {
  return `${number} ${counter} ${calls} ${calledAt}`;
}
