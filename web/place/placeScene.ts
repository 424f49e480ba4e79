// Everything that the page of one's own visit is drawn from.
import type { VisitRating } from '../../clients/types.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { OwnVisitFragment } from './documents.ts';
import type { PhoneAlertState } from './phoneAlerts.ts';

export interface PlaceScene {
  visit: OwnVisitFragment;
  language: PageLanguage;
  /** The state is an old one, since there is no network. */
  stale: boolean;
  /** How old it is, is said. */
  tellsAge: boolean;
  /** Whether the page rings and keeps the screen on. */
  rings: boolean;
  onRing(): void;
  /** Whether this phone is told also while the page is closed, or why not. */
  alerts: PhoneAlertState;
  onAlerts(wanted: boolean): void;
  /** The person is asked whether to give the place back. */
  asks: boolean;
  busy: boolean;
  /** Why the last step was not taken; empty: it was. */
  fault: string;
  onAsk(asks: boolean): void;
  onStep(step: 'giveBack' | 'askForTime'): void;
  onRate(rating: VisitRating): void;
}
