// The office that a manager works at, and the key for asking: every section of the console gets them.
import { askApi } from '../api/ask.ts';
import type { Document } from '../api/document.ts';
import type { StaffKey } from '../api/staffKey.ts';
import { noteFault } from '../signIn/session.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { HereFragment } from './documents.ts';

export interface ConsolePlacing {
  key: StaffKey;
  language: PageLanguage;
  office: HereFragment;
  /** The root fields that the member of staff may use. */
  allowed: ReadonlySet<string>;
  /** The office's date when it was asked. */
  today: string;
  /** Messages were dealt with: how many are left stands beside the section's name. */
  onHands(): void;
}

export interface ConsolePlace extends ConsolePlacing {
  /** @throws AskFault; a key that holds no longer ends the session as well. */
  ask<Result, Variables>(document: Document<Result, Variables>, variables: Variables): Promise<Result>;
}

export function openConsolePlace(placing: ConsolePlacing): ConsolePlace {
  return {
    ...placing,
    async ask(document, variables) {
      try {
        return await askApi(document, variables, placing);
      } catch (fault) {
        noteFault(fault);
        throw fault;
      }
    },
  };
}
