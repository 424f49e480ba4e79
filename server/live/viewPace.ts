// How often live views are renewed: less often the more anonymous readers a topic has, so that writing to them leaves time for bookings.
import { MEMBERS_AT_ONCE } from './memberTurns.ts';
import { SCREEN_INTERVAL_MS } from './throttle.ts';

/** Readers with a key, such as staff and devices, are few, and are renewed apart from all others. */
export type Audience = 'known' | 'anonymous';
export const AUDIENCES: readonly Audience[] = ['known', 'anonymous'];

/**
 * Every booking changes the availability of its office, and each reader is sent all of it. Measured with 600 readers:
 * a thousand a second took a tenth of the processor time of the server and as much again of the machine.
 */
const AVAILABILITY_VIEWS_PER_SECOND = 250;
/** Free places that were true some seconds ago still serve to choose a day: booking tells what is free. */
export const MAX_VIEW_INTERVAL_MS = 5000;

/**
 * Milliseconds between two turns of writing to a view's readers. Those of free places are spread over the time until the next
 * renewal: one turn after the other would delay all requests of that moment.
 */
export function viewRestMs({ topic, audience }: { topic: string; audience: Audience }, readers: number): number {
  if (audience === 'known' || !topic.startsWith('availability ')) return 0;
  return MEMBERS_AT_ONCE * Math.min(1000 / AVAILABILITY_VIEWS_PER_SECOND, MAX_VIEW_INTERVAL_MS / readers);
}

/** Milliseconds between two renewals of a topic for as many readers. */
export function viewIntervalMs(topic: string, audience: Audience, readers: number): number {
  if (audience === 'known' || !topic.startsWith('availability ')) return SCREEN_INTERVAL_MS;
  const paced = (readers * 1000) / AVAILABILITY_VIEWS_PER_SECOND;
  return Math.min(MAX_VIEW_INTERVAL_MS, Math.max(SCREEN_INTERVAL_MS, paced));
}
