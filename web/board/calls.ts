// What a new frame of the board means: whether it is newer, and who is called that was not called before.
import type { FrameFragment } from './documents.ts';

export type Frame = FrameFragment;
export type Call = Frame['called'][number];

/** Milliseconds after which a call is shown, but not called out: it is as old as the outage that kept it back. */
const STILL_NEWS = 300_000;

/** Frames come by two ways, so an older one may come later. A number that fell is a server that began anew. */
export function isNewer(frame: Frame, shown: Frame | null): boolean {
  return !shown || frame.sequence > shown.sequence || Date.parse(frame.at) > Date.parse(shown.at);
}

/** Calls and recalls since the frame that was shown, the oldest first, of people who have not come; none where nothing was shown yet. */
export function newCalls(frame: Frame, shown: Frame | null, now: number): Call[] {
  if (!shown) return [];
  const known = new Set(shown.called.map(nameOf));
  const fresh = frame.called.filter(
    (call) => !call.serving && !known.has(nameOf(call)) && now - Date.parse(call.calledAt) < STILL_NEWS,
  );
  return fresh.reverse();
}

/** Of a call, and of each time it is repeated. */
export function nameOf({ number, counter, calls, calledAt }: Call): string {
  return `${number} ${counter} ${calls} ${calledAt}`;
}
