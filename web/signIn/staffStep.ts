// One step of a member of staff: it is sent once however often the network loses it, and its outcome is data.
import type { RefusedFragment } from '../../clients/fragments.ts';
import { ask } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import type { Language } from '../texts/language.ts';
import type { Outcome } from './outcome.ts';
import { noteFault } from './session.ts';

/** The key of the member of staff, and the language of the answer. */
export interface StaffAsking {
  key: string;
  language: Language;
}

type Refusal = { __typename: 'Refusal' } & RefusedFragment;

export async function doStep<Done extends { __typename: string }, Input extends object>(
  document: Document<{ answer: Done | Refusal }, { input: Input }>,
  input: Input,
  { key, language }: StaffAsking,
): Promise<Outcome<Done>> {
  try {
    const whole = { ...input, idempotencyKey: newIdempotencyKey() };
    const { answer } = await ask(document, { input: whole }, { language, key });
    return isRefusal(answer) ? { refused: answer } : { done: answer };
  } catch (fault) {
    noteFault(fault);
    return { fault: faultText(fault, language) };
  }
}

function isRefusal(answer: { __typename: string } | Refusal): answer is Refusal {
  return answer.__typename === 'Refusal';
}
