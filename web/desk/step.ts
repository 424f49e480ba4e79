// One step at the desk: sent once however often the network loses it, and answered with what came of it, or why not.
import type { RefusedFragment } from '../../clients/fragments.ts';
import { ask } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { faultText } from '../api/faultText.ts';
import { newKey } from '../book/fields.ts';
import { noteFault } from '../signIn/session.ts';
import type { Language } from '../texts/language.ts';
import type { InLineFragment } from './documents.ts';

/** Whoever does it, and where. */
export interface Doing {
  key: string;
  language: Language;
}

interface Answered<Good> {
  answer: ({ __typename: 'Refusal' } & RefusedFragment) | Good;
}

export type Ticket = InLineFragment;

/** `no`: why it was not done; `fault`: why nobody knows. */
export type Outcome<Good> = { good: Good } | { no: RefusedFragment } | { fault: string };

export async function doStep<Good extends { __typename: string }, Input extends object>(
  document: Document<Answered<Good>, { input: Input }>,
  input: Input,
  { key, language }: Doing,
): Promise<Outcome<Exclude<Good, { __typename: 'Refusal' }>>> {
  try {
    const whole = { ...input, idempotencyKey: newKey() };
    const { answer } = await ask(document, { input: whole }, { language, key });
    if (answer.__typename === 'Refusal') return { no: answer as RefusedFragment };
    return { good: answer as Exclude<Good, { __typename: 'Refusal' }> };
  } catch (fault) {
    noteFault(fault);
    return { fault: faultText(fault, language) };
  }
}
