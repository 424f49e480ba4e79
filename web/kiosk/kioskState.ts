// Decides what the kiosk shows, how long it waits for a touch, and which sentence answers an outcome: pure.
import type { RefusedFragment } from '../../clients/fragments.ts';
import type { StepOutcome } from '../signIn/outcome.ts';
import type { Slip } from '../slip/printed.ts';
import type { KioskTexts } from '../texts/kiosk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import type { GivenFragment, KioskNowQuery } from './documents.ts';

export type KioskOffice = NonNullable<KioskNowQuery['office']>;

export type KioskView =
  | { name: 'typing' }
  | { name: 'service' }
  | { name: 'number'; ticket: GivenFragment }
  | { name: 'refused'; why: string; toDo: string };

export interface KioskState {
  view: KioskView;
  /** The letters and digits typed so far. */
  code: string;
  language: PageLanguage;
  /** Those that are switched on. */
  aids: ReadonlySet<KioskAid>;
}

/** High contrast, all that is touched low on the screen, reading aloud. */
export const KIOSK_AIDS = ['contrast', 'reach', 'voice'] as const;
export type KioskAid = (typeof KIOSK_AIDS)[number];

/** The start of a kiosk for the next person. */
export interface KioskStart {
  language: PageLanguage;
  lowReach: boolean;
}

/** The alphabet of the codes, a row of eight after the other. */
export const KEY_ROWS = ['23456789', 'ABCDEFGH', 'JKMNPQRS', 'TUVWXYZ'];

export const KEYPAD_CODE_LENGTH = 8;
/**
 * The seconds without a touch for reading a number or a refusal, and for typing or choosing: the last twenty are counted
 * down beside the button that asks for more (WCAG 2.2.1).
 */
export const IDLE_SECONDS = { number: 40, refused: 40, typing: 60, service: 60 } as const;

/** The state that waits for the next person. */
export function startState({ language, lowReach }: KioskStart): KioskState {
  return { view: { name: 'typing' }, code: '', language, aids: new Set(lowReach ? (['reach'] as const) : []) };
}

export function withAid(state: KioskState, aid: KioskAid): KioskState {
  const rest = new Set([...state.aids].filter((each) => each !== aid));
  return { ...state, aids: state.aids.has(aid) ? rest : rest.add(aid) };
}

/** The step of a key of a keyboard; null: it is none of the code. */
export function withKeyboard(state: KioskState, key: string): KioskState | null {
  if (state.view.name !== 'typing') return null;
  if (key === 'Backspace') return withoutLastKey(state);
  const letter = key.toUpperCase();
  return letter.length === 1 && KEY_ROWS.some((row) => row.includes(letter)) ? withKey(state, letter) : null;
}

export function withKey(state: KioskState, key: string): KioskState {
  return state.code.length < KEYPAD_CODE_LENGTH ? { ...state, code: state.code + key } : state;
}

export function withoutLastKey(state: KioskState): KioskState {
  return { ...state, code: state.code.slice(0, -1) };
}

/** Only the keypad's view keeps the code that was typed. */
export function withView(state: KioskState, view: KioskView): KioskState {
  return { ...state, view, code: view.name === 'typing' ? state.code : '' };
}

/** The seconds without a touch after which the kiosk starts again; null if it is as at the start. */
export function idleSecondsOf({ view, code, language, aids }: KioskState, first: KioskStart): number | null {
  const start = startState(first).aids;
  const isAsFirst = language === first.language && aids.size === start.size && [...aids].every((aid) => start.has(aid));
  const isUntouched = view.name === 'typing' && code === '' && isAsFirst;
  return isUntouched ? null : IDLE_SECONDS[view.name];
}

export function viewOf(
  outcome: StepOutcome<GivenFragment>,
  say: KioskTexts,
): Extract<KioskView, { name: 'number' | 'refused' }> {
  if ('done' in outcome) return { name: 'number', ticket: outcome.done };
  return 'refused' in outcome ? refusedView(outcome.refused, say) : unreadableView(say);
}

export function unreadableView(say: KioskTexts): Extract<KioskView, { name: 'refused' }> {
  return { name: 'refused', why: say.unreadable, toDo: say.toDesk };
}

function refusedView({ reason, message }: RefusedFragment, say: KioskTexts): Extract<KioskView, { name: 'refused' }> {
  const why = reason === 'UNKNOWN_CODE' ? say.unreadable : reason === 'NOT_ALLOWED_NOW' ? say.notNow : message;
  return { name: 'refused', why, toDo: textFor(say.toDo, reason) ?? say.toDesk };
}

/** The sentence that sends the person to a seat, a counter or the desk. */
export function whereTo({ status, counter, service }: GivenFragment, office: KioskOffice, say: KioskTexts): string {
  const open = openCountersFor(office, service.code);
  if (status === 'WAITING') return open.length > 0 ? `${say.sit} ${say.counters(open)}` : say.sit;
  if ((status === 'CALLED' || status === 'SERVING') && counter) return say.goNow(counter.label);
  return status === 'PARKED' ? say.status.PARKED : say.status.ended;
}

/** The labels of the open counters that serve it. */
export function openCountersFor({ counters }: KioskOffice, service: string): string[] {
  return counters
    .filter(({ open, services }) => open && services.some(({ code }) => code === service))
    .map(({ label }) => label);
}

/** The paper that the number is printed on. */
export function slipOf(ticket: GivenFragment, office: KioskOffice, language: PageLanguage): Slip {
  const { number, service, startsAt, issuedAt, ahead, visitUrl } = ticket;
  const counters = openCountersFor(office, service.code);
  return { number, service: nameIn(language, service), startsAt, issuedAt, ahead, counters, visitUrl };
}

/** The services that the kiosk gives numbers for. */
export function offeredServices({ services }: KioskOffice, { services: own }: { services: readonly string[] }) {
  return own.length === 0 ? services : services.filter(({ code }) => own.includes(code));
}

export function hasWalkInPlaces({ queue, quotas }: KioskOffice): boolean {
  return queue.walkInPlaces > 0 || quotas.some(({ walkIns }) => walkIns);
}

/** The names come in Indonesian first, then in English if there is one. */
export function nameIn(language: PageLanguage, { names }: { names: readonly string[] }): string {
  return (language === 'id' ? names[0] : (names[1] ?? names[0])) ?? '';
}
