// Reads the input of those who ask for a place as an order for the core.
import { isProven } from '../src/access/asker.ts';
import { isClaimRead } from '../src/booking/numberClaim.ts';
import type { BookingOrder } from '../src/booking/prepare.ts';
import { inTransaction } from '../src/database.ts';
import { hasPhoto } from '../src/photos/photos.ts';
import { CallerError, type Refusal, refuse } from '../src/refusal.ts';
import type { WantedPlaceInput } from './bookingInput.ts';
import { type Context, reading } from './context.ts';

type WantedPlace = Pick<WantedPlaceInput, keyof WantedPlaceInput> & {
  visitDate?: string | null;
  window?: number | null;
};

/** The order, or the refusal of digits that were not sent. From here on the answer is in the language of the input. */
export async function readOrder(input: WantedPlace, context: Context): Promise<BookingOrder | Refusal> {
  const { app, asker, source } = context;
  context.answerIn(input.language ?? context.language);
  const { applicant, digits, phone, ...rest } = input;
  const request = {
    ...rest,
    ...applicant,
    phone: phone ?? null,
    address: readPostalAddress(applicant.address),
    language: context.language,
  };
  const office = app.offices.get(input.office);
  await checkPhoto(input.photo, office.code, context);
  const claim = digits && phone && !isProven(asker) ? { office, phone, digits } : null;
  const numberRead = claim !== null && (await inTransaction(app.pool, (tx) => isClaimRead(tx, claim, app.now())));
  if (claim && !numberRead) return refuse('WRONG_DIGITS', {}, { field: 'digits' });
  return { request, office, asker, now: app.now(), source, numberRead };
}

/**
 * Checks that the photo exists and was sent to this office. A photo of a chat message is named by the message, since it
 * is fetched after the answer. @throws CallerError BAD_USER_INPUT
 */
async function checkPhoto(photo: string | null | undefined, office: string, context: Context): Promise<void> {
  if (photo === null || photo === undefined) return;
  if (context.asker.kind === 'sender' && !photo.startsWith('photo:')) return;
  if (await hasPhoto(reading(context), photo, office)) return;
  throw new CallerError(
    'BAD_USER_INPUT',
    `photo: must name one that was sent to ${office}, photo:… as its form gave it.`,
  );
}

export function readPostalAddress(address: string | null | undefined): string | null {
  return address?.replace(/\s+/g, ' ').trim() || null;
}
