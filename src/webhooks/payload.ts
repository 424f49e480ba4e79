// The body of a delivery: pure. Times carry the offset of the office.
import { readActor } from '../access/actor.ts';
import { type Instant, instant, rfc3339 } from '../time.ts';
import type { ClaimedEvent, PersonTold } from './deliveries.ts';
import { type FeedData, TEST_TYPE } from './feedTypes.ts';

/** The id by which receivers know what they had before: that of the event, at whichever webhook. */
export function messageIdOf(delivery: { id: number; event: number | null }): string {
  return delivery.event === null ? `test_${delivery.id}` : eventIdOf(delivery.event);
}

export function eventIdOf(event: number): string {
  return `evt_${event}`;
}

const TIMES_IN_DATA = new Set(['startsAt', 'endsAt', 'confirmBy', 'previousStartsAt', 'offerUntil']);

/** As JSON. `person`: where the webhook may have it. */
export function webhookBodyOf(
  { type, at, data }: Pick<ClaimedEvent, 'type' | 'at' | 'data'>,
  timeZone: string,
  person: PersonTold | null,
): string {
  const told = { ...withActor(withOffset(data, timeZone)), ...(person && { applicant: person }) };
  return JSON.stringify({ type, timestamp: rfc3339(at, timeZone), data: told });
}

function withOffset(data: FeedData, timeZone: string): FeedData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const isTime = TIMES_IN_DATA.has(name) && typeof value === 'string';
      return [name, isTime ? rfc3339(instant(value), timeZone) : value];
    }),
  );
}

/** The actor without name and number. */
function withActor(data: FeedData): object {
  if (typeof data.by !== 'string') return data;
  const { kind, role, channel } = readActor(data.by);
  return { ...data, by: { kind, ...(role && { role }), ...(channel && { channel }) } };
}

export function testBody(webhook: number, at: Instant, timeZone: string): string {
  return JSON.stringify({ type: TEST_TYPE, timestamp: rfc3339(at, timeZone), data: { webhook: String(webhook) } });
}
