// What a booking and a capacity window are, as rows of the database.
import type { ChannelKind } from '../channel.ts';
import type { Priority } from '../office/settings.ts';
import type { Instant, Language, LocalDate } from '../time.ts';
import type { BookingStatus } from './lifecycle.ts';

/** An hour, say, with room for fifty people. */
export interface CapacityWindow {
  id: number;
  office: string;
  date: LocalDate;
  quota: string;
  line: string;
  ordinal: number;
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  /** Places nobody else can have: somebody has them, or they came free and rest. */
  taken: number;
  /** From then on everybody may have what the quota has not used; null: never. */
  opensToAllAt: Instant | null;
}

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

/** `A312`: line A, third window, twelfth place; from the hundredth place on with a dash, so that no two read alike. */
export function queueNumber(window: { line: string; ordinal: number }, place: number): string {
  const gap = place > 99 ? '-' : '';
  return `${window.line}${window.ordinal}${gap}${String(place).padStart(2, '0')}`;
}

/** Columns of a window, as `readWindow` takes them. */
export const WINDOW_COLUMNS =
  'w.id, w.office, w.date, w.quota, w.line, w.ordinal, w.starts_at, w.ends_at, w.capacity, w.taken, w.opens_to_all_at';

/** Columns of a booking with its window, as `readBooking` takes them, from `booking b join capacity_window w`. */
export const BOOKING_COLUMNS = `b.code, b.status, b.live, b.service, b.name, b.birth_date, b.address, b.phone, b.photo,
  b.sender_key, b.proven, b.source, b.channel, b.language, b.priority, b.queue_number, b.held_at, b.confirm_by, b.confirmed_at,
  b.forfeit_at, b.overflowed_from, b.changes, b.free_changes, b.version, ${WINDOW_COLUMNS}`;

// biome-ignore lint/suspicious/noExplicitAny: the row is what the columns above say.
export function readWindow(row: any): CapacityWindow {
  return {
    id: row.id,
    office: row.office,
    date: row.date,
    quota: row.quota,
    line: row.line,
    ordinal: row.ordinal,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    capacity: row.capacity,
    taken: row.taken,
    opensToAllAt: row.opens_to_all_at,
  };
}

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
