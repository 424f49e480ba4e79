// Bookings and capacity windows, as rows of the database.

import { type CapacityWindow, readWindow, WINDOW_COLUMNS } from '../capacity/window.ts';
import type { ChannelKind } from '../channelKinds.ts';
import type { Priority } from '../office/settings.ts';
import { type RowOf, select } from '../statement.ts';
import type { Instant, Language, LocalDate } from '../time.ts';
import { BookingEntity } from './entities.ts';
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
  /** The stored name of the photo of the identity card. */
  photo: string | null;
  /** The sender it belongs to; null while it was made without a number. */
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

/** Columns of a booking with its window, from `booking b join capacity_window w`. */
export const BOOKING_COLUMNS = select(BookingEntity, [
  'code',
  'status',
  'live',
  'service',
  'name',
  'birthDate',
  'address',
  'phone',
  'photo',
  'senderKey',
  'proven',
  'source',
  'channel',
  'language',
  'priority',
  'queueNumber',
  'heldAt',
  'confirmBy',
  'confirmedAt',
  'forfeitAt',
  'overflowedFrom',
  'changes',
  'freeChanges',
  'version',
])
  .of('b')
  .and(WINDOW_COLUMNS);

export function readBooking(row: RowOf<typeof BOOKING_COLUMNS>): Booking {
  return {
    code: row.code,
    status: row.status,
    live: row.live,
    office: row.office,
    service: row.service,
    window: readWindow(row),
    name: row.name,
    birthDate: row.birthDate,
    address: row.address,
    phone: row.phone,
    photo: row.photo,
    senderKey: row.senderKey,
    proven: row.proven,
    source: row.source,
    channel: row.channel,
    language: row.language,
    priority: row.priority,
    queueNumber: row.queueNumber,
    heldAt: row.heldAt,
    confirmBy: row.confirmBy,
    confirmedAt: row.confirmedAt,
    forfeitAt: row.forfeitAt,
    overflowedFrom: row.overflowedFrom,
    changes: row.changes,
    freeChanges: row.freeChanges,
    version: row.version,
  };
}
