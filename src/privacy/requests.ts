// Requests for a place that wait, as data of the person they are for.
import { sql } from 'kysely';
import { BookingEntity } from '../booking/entities.ts';
import { isChild } from '../booking/guardian.ts';
import type { Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { PhotoEntity, SentPhotoEntity } from '../photos/entities.ts';
import { PlaceRequestEntity } from '../standby/entities.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import type { DataSubject } from './subject.ts';

const waitingData = tablesOf(PlaceRequestEntity, BookingEntity, PhotoEntity, SentPhotoEntity);

/** The requests that the subject reaches: of the address, or of the person of a booking that is proven. */
export async function requestsOfSubject(
  tx: Transaction,
  { code, address, ofChildren }: DataSubject,
  office: Office,
  now: Instant,
) {
  const today = dateIn(office.timeZone, now);
  const rows = await waitingData(tx)
    .selectFrom('place_request')
    .select(['id', 'waitsFor', 'channel', 'request', 'photo', 'askedAt', 'dueAt', 'expiresAt'])
    .where('office', '=', office.code)
    .where('senderKey', '=', address)
    .$if(code !== null && !ofChildren, (query) =>
      query.where('personKey', '=', ({ selectFrom }) =>
        selectFrom('booking').select('booking.personKey').where('booking.code', '=', code),
      ),
    )
    .orderBy('askedAt')
    .execute();
  return ofChildren ? rows.filter(({ request }) => isChild(request, today)) : rows;
}

export type FoundRequest = Awaited<ReturnType<typeof requestsOfSubject>>[number];

/** With their photos. Gives the number of photos deleted. */
export async function forgetRequests(tx: Transaction, requests: readonly FoundRequest[]): Promise<number> {
  if (requests.length === 0) return 0;
  const ids = requests.map(({ id }) => id);
  const names = requests.flatMap(({ photo }) => photo ?? []);
  await waitingData(tx).deleteFrom('place_request').where('id', 'in', ids).execute();
  if (names.length === 0) return 0;
  const photos = await waitingData(tx)
    .deleteFrom('photo')
    .where(({ eb, or, selectFrom, ref }) =>
      or([
        eb(sql<string>`'photo:' || ${ref('photo.id')}`, 'in', names),
        eb('id', 'in', selectFrom('sent_photo').select('sent_photo.photo').where('message', 'in', names)),
      ]),
    )
    .returning('id')
    .execute();
  await waitingData(tx).deleteFrom('sent_photo').where('message', 'in', names).execute();
  return photos.length;
}
