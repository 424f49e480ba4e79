// What a booking and a capacity window are, as rows of the database.
import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import type { ChannelKind } from '../channel.ts';
import type { Priority } from '../office/settings.ts';
import type { Instant, Language, LocalDate } from '../time.ts';
import type { BookingStatus } from './lifecycle.ts';

export interface Booking {
  code: string;
  status: BookingStatus;
  live: boolean;
  office: string;
  service: string;
  window: CapacityWindow;
  name: string;
  birthDate: LocalDate;
  address: string | null;
  phone: string | null;
  /** Where the photo of the identity card is. */
  photo: string | null;
  /** Whose booking it is among senders; null while it was made without a number. */
  senderKey: string | null;
  /** Whether the person, or the number, is known by more than what an unknown caller claims. */
  proven: boolean;
  /** The budget that it counts in while it is held unproven; null: it counts in none. */
  source: string | null;
  channel: ChannelKind;
  language: Language;
  priority: Priority;
  queueNumber: string | null;
  heldAt: Instant;
  confirmBy: Instant;
  confirmedAt: Instant | null;
  forfeitAt: Instant;
  overflowedFrom: LocalDate | null;
  changes: number;
  /** Changes it may make without their counting, since the office moved it. */
  freeChanges: number;
  /** Rises with every change: what was said of an older one is stale. */
  version: number;
}

/** Columns of a booking with its window, as `readBooking` takes them, from `booking b join capacity_window w`. */
export const BOOKING_COLUMNS = `b.code, b.status, b.live, b.service, b.name, b.birth_date, b.address, b.phone, b.photo,
  b.sender_key, b.proven, b.source, b.channel, b.language, b.priority, b.queue_number, b.held_at, b.confirm_by, b.confirmed_at,
  b.forfeit_at, b.overflowed_from, b.changes, b.free_changes, b.version, ${WINDOW_COLUMNS}`;

// biome-ignore lint/suspicious/noExplicitAny: the row is what the columns above say.
export function readBooking(row: any): Booking {
  return {
    code: row.code,
    status: row.status,
    live: row.live,
    office: row.office,
    service: row.service,
    window: readWindow(row),
    name: row.name,
    birthDate: row.birth_date,
    address: row.address,
    phone: row.phone,
    photo: row.photo,
    senderKey: row.sender_key,
    proven: row.proven,
    source: row.source,
    channel: row.channel,
    language: row.language,
    priority: row.priority,
    queueNumber: row.queue_number,
    heldAt: row.held_at,
    confirmBy: row.confirm_by,
    confirmedAt: row.confirmed_at,
    forfeitAt: row.forfeit_at,
    overflowedFrom: row.overflowed_from,
    changes: row.changes,
    freeChanges: row.free_changes,
    version: row.version,
  };
}
