// Books a place, and does the work that it costs without the reader's doing anything.
import type { BookInput } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { OfficeToBook } from './bookingInput.ts';
import {
  BookDocument,
  type BookMutation,
  CancelDocument,
  type CancelMutation,
  ConfirmDocument,
  type ConfirmMutation,
  OfficeToBookDocument,
  PlaceWorkDocument,
  type VisitFragment,
} from './documents.ts';
import type { Holding } from './draft.ts';
import { type WorkAhead, workDone } from './workAhead.ts';

/**
 * Confirms what was booked with digits: nothing is left to prove. A hold that cannot be confirmed now is given as it is.
 */
export async function confirmAtOnce(
  held: VisitFragment,
  birthDate: string,
  language: PageLanguage,
): Promise<VisitFragment> {
  const input = { code: held.code, birthDate };
  const answer = await askApi(ConfirmDocument, { input }, { language }).then(
    (answered) => answered.answer,
    () => null,
  );
  return answer?.__typename === 'Booking' ? { ...answer, priorityNote: held.priorityNote } : held;
}

/** Confirms a hold by the work that it asks for, if it asks for any; a price that rose meanwhile is worked off. */
export async function confirmByWork(
  { work }: VisitFragment,
  holding: Holding,
  language: PageLanguage,
): Promise<ConfirmMutation['answer']> {
  let challenge = work;
  for (let round = 1; ; round++) {
    const input = { ...holding, work: challenge && (await workDone(challenge)) };
    const { answer } = await askApi(ConfirmDocument, { input }, { language });
    if (answer.__typename !== 'Refusal' || !answer.work || round === MAX_WORK_ROUNDS) return answer;
    challenge = answer.work;
  }
}

/** The price may rise while the work is done. */
export const MAX_WORK_ROUNDS = 3;

/**
 * The booking or the refusal; a refusal that asks for work comes only from a browser that can do none. `ahead`: the work
 * that was begun before, if any was.
 */
export async function bookPlace(
  input: BookInput,
  language: PageLanguage,
  ahead: WorkAhead,
): Promise<BookMutation['answer']> {
  let { answer } = await askApi(BookDocument, { input: { ...input, work: await ahead.result() } }, { language });
  for (let round = 1; round <= MAX_WORK_ROUNDS; round++) {
    if (answer.__typename !== 'Refusal' || !answer.work) return answer;
    const work = await workDone(answer.work);
    if (!work) return answer;
    ({ answer } = await askApi(BookDocument, { input: { ...input, work } }, { language }));
  }
  return answer;
}

/** Null: there is none with that code. */
export async function officeToBook(code: string, language: PageLanguage): Promise<OfficeToBook | null> {
  return (await askApi(OfficeToBookDocument, { office: code }, { language })).office;
}

/** The work that the next place of the office would cost the caller; null: none. */
export async function placeWorkOf(code: string, language: PageLanguage): Promise<string | null> {
  const { office } = await askApi(PlaceWorkDocument, { office: code }, { language });
  return office?.placeWork ?? null;
}

/** A photo that no booking names is forgotten after a day. */
export function isPhotoGone(fault: unknown): boolean {
  return fault instanceof AskFault && fault.code === 'BAD_USER_INPUT' && fault.message.startsWith('photo: ');
}

export async function cancelHeld(holding: Holding, language: PageLanguage): Promise<CancelMutation['answer']> {
  const input = { ...holding, idempotencyKey: newIdempotencyKey() };
  return (await askApi(CancelDocument, { input }, { language })).answer;
}
