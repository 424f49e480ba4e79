// Prepares a request for a place: everything that can be decided without the database is decided.
import type { PaidWork } from '../abuse/unprovenPlaces.ts';
import { type Asker, isAtDesk, isAudited, isProven, senderKeyOf, writtenAs } from '../access/asker.ts';
import { widerNetwork } from '../access/source.ts';
import { personKey, readName, spellingKey } from '../applicantName.ts';
import type { PlaceWish } from '../capacity/allocate.ts';
import type { ChannelKind } from '../channelKinds.ts';
import { type Key, readKey } from '../idempotency.ts';
import { quotasFor } from '../office/quotas.ts';
import { lotteryNow, type OpeningLottery } from '../office/release.ts';
import type { Office, Priority } from '../office/settings.ts';
import { numberKey } from '../phone.ts';
import type { Refusal } from '../refusal.ts';
import { dateIn, type Instant } from '../time.ts';
import { type BookRequest, bookingRefusal, channelOf, priorityOf, serviceMeant } from './request.ts';

export interface PreparedBooking {
  request: BookRequest;
  office: Office;
  wish: PlaceWish;
  channel: ChannelKind;
  service: string;
  priority: Priority;
  name: string;
  person: string;
  sender: string | null;
  by: string;
  /** The API key that books; null: none. */
  apiKey: number | null;
  /** Whether the caller is known. */
  proven: boolean;
  /** The budget of unproven places it counts in; null: none. */
  budget: string | null;
  /** The wider network of that budget; null: it has none. */
  wider: string | null;
  /** The person, however the name is spelt. */
  spelling: string;
  /** The work that was done for the place; null: none. */
  work: PaidWork | null;
  /** Staff or another program for the audit log, and the source; null: an applicant books, or the adapter of a channel. */
  audited: { asker: Asker; source: string | null } | null;
  atDesk: boolean;
  key: Key | null;
  /** The lottery that it enters if it asks for a place on its day, or finds none before; null: none takes entries now. */
  lottery: OpeningLottery | null;
  /** A refusal that holds whatever is free. */
  refusal: Refusal | null;
}

export interface BookingOrder {
  request: BookRequest;
  office: Office;
  asker: Asker;
  idempotencyKey?: string | null | undefined;
  now: Instant;
  /** The network it came from, for the audit log. */
  source?: string | null;
  /** The budget of unproven places it counts in. */
  budget?: string | null;
  /** The work that was done for a place of that budget. */
  work?: PaidWork | null;
  /** Digits that were sent to the number of the request came back. */
  numberRead?: boolean;
}

/** @throws CallerError if the idempotency key is too long. */
export function prepareBooking(order: BookingOrder): PreparedBooking {
  const { request, office, asker, idempotencyKey, now, source = null, work = null } = order;
  const proven = isProven(asker) || order.numberRead === true;
  const atDesk = isAtDesk(asker, office.code);
  const budget = proven ? null : (order.budget ?? null);
  const channel = channelOf(request, asker);
  const name = readName(request.name) ?? '';
  const person = personKey(name, request.birthDate);
  const service = serviceMeant(request, office, channel)?.code ?? '';
  const priority = priorityOf(request, dateIn(office.timeZone, now));
  return {
    request,
    office,
    wish: {
      date: request.visitDate ?? null,
      window: request.window ?? null,
      acceptNextPlace: request.acceptNextPlace ?? true,
      quotas: quotasFor(office, { service, channel, priority }),
      unproven: budget !== null,
    },
    channel,
    service,
    priority,
    name,
    person,
    sender: senderKeyOf(asker) ?? (request.phone ? numberKey(request.phone) : null),
    by: writtenAs(asker),
    apiKey: asker.kind === 'apiKey' ? asker.id : null,
    proven,
    budget,
    wider: budget && widerNetwork(budget),
    spelling: spellingKey(name, request.birthDate),
    work,
    audited: isAudited(asker) ? { asker, source } : null,
    atDesk,
    // The language is the request's, not the input's: asked again in another one it is the same input.
    key: readKey(asker, {
      operation: 'book',
      key: idempotencyKey,
      input: { ...request, language: null },
      of: person,
    }),
    // Staff are no applicants: they book the day once it is released.
    lottery: atDesk ? null : lotteryNow(office, now),
    refusal: bookingRefusal(request, office, asker, now),
  };
}
