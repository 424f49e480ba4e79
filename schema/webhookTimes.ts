// Times of webhooks, their deliveries and events, in the zone of the office.
import { type Instant, rfc3339 } from '../src/time.ts';
import type { Context } from './context.ts';

/** In UTC without an office. */
export function momentAt(at: Instant | null, office: string | null, app: Context['app']): string | null {
  return at && rfc3339(at, office === null ? 'UTC' : zoneOf(office, app));
}

export function zoneOf(office: string, app: Context['app']): string {
  return app.offices.find(office)?.timeZone ?? 'UTC';
}
