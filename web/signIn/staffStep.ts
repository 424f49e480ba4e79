// One step of a member of staff: it is sent once however often the network loses it, and its outcome is data.
import type { RefusedFragment } from '../../clients/fragments.ts';
import { askApi } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import type { StaffKey } from '../api/staffKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { StepOutcome } from './outcome.ts';
import { noteFault } from './session.ts';

/** The key of the member of staff, and the language of the answer. */
export interface StaffAsking {
  key: StaffKey;
  language: PageLanguage;
}

export type RefusedAnswer = { __typename: 'Refusal' } & RefusedFragment;

export async function doStaffStep<Done extends { __typename: string }, Input extends object>(
  document: Document<{ answer: Done | RefusedAnswer }, { input: Input }>,
  input: Input,
  { key, language }: StaffAsking,
): Promise<StepOutcome<Done>> {
  try {
    const whole = { ...input, idempotencyKey: newIdempotencyKey() };
    const { answer } = await askApi(document, { input: whole }, { language, key });
    return isRefusedAnswer(answer) ? { refused: answer } : { done: answer };
  } catch (fault) {
    noteFault(fault);
    return { fault: faultText(fault, language) };
  }
}

export function isRefusedAnswer(answer: { __typename: string } | RefusedAnswer): answer is RefusedAnswer {
  return answer.__typename === 'Refusal';
}
