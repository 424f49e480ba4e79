// Where a manager works and in whose name the page asks: what every section of the console is handed.
import { ask } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import { noteFault } from '../signIn/session.ts';
import type { Language } from '../texts/language.ts';
import type { HereFragment } from './documents.ts';

export interface Placing {
  key: string;
  language: Language;
  office: HereFragment;
  /** The office's date when it was asked. */
  today: string;
  /** Messages were dealt with: how many are left stands beside the section's name. */
  onHands(): void;
}

export interface Place extends Placing {
  /** @throws AskFault; a key that holds no longer ends the session as well. */
  ask<Result, Variables>(document: Document<Result, Variables>, variables: Variables): Promise<Result>;
}

export function placeOf(placing: Placing): Place {
  return {
    ...placing,
    async ask(document, variables) {
      try {
        return await ask(document, variables, placing);
      } catch (fault) {
        noteFault(fault);
        throw fault;
      }
    },
  };
}
