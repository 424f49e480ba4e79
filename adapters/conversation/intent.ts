// What somebody wants, as the conversation understands it.
import type { FieldName } from '../../src/messages/index.ts';
import type { LocalDate } from '../../src/time.ts';

/** Why a message is not understood, and what was. */
export type Unclear =
  | { intent: 'UNCLEAR'; reason: 'TOO_FEW_FIELDS'; missing: FieldName[] }
  | { intent: 'UNCLEAR'; reason: 'TOO_MANY_FIELDS' | 'PLACEHOLDER_LEFT' | 'UNKNOWN_TEXT' | 'UNSUPPORTED_TYPE' }
  | { intent: 'UNCLEAR'; reason: 'BIRTHDATE_UNREADABLE' | 'VISITDATE_UNREADABLE' | 'FIELD_MISMATCH'; typed: string };

export interface Registration {
  intent: 'REGISTER';
  name: string;
  birthDate: LocalDate;
  visitDate: LocalDate | null;
  address: string | null;
}

export type Intent =
  | Registration
  | { intent: 'CONFIRM'; code: string }
  | { intent: 'CANCEL'; code: string | null }
  | { intent: 'RESCHEDULE'; code: string | null; visitDate: LocalDate | null }
  | { intent: 'STATUS' }
  | { intent: 'STANDBY'; code: string | null }
  | { intent: 'DECLINE'; code: string | null }
  | { intent: 'HELP' }
  | Unclear;
