// Draws the keys of the office: their owners, last use and expiry, and the way to end one of them or all others.
import { html, nothing, type TemplateResult } from 'lit';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { dayOfDate } from '../texts/when.ts';
import type { KeyOfOfficeFragment } from './documents.ts';
import type { ConsolePlace } from './place.ts';
import './staffCard.ts';

/** Stands for all keys but the caller's own where an id is asked about. */
export const OTHER_KINDS = 'OTHERS';

/** Days before a key expires from which the list says so aloud. */
const DAYS_OF_WARNING = 14;
const DAY_MS = 86_400_000;

export interface KeyTable {
  keys: readonly KeyOfOfficeFragment[];
  place: ConsolePlace;
  say: OfficeTexts<'people'>;
  /** The id about to be ended, or `OTHERS`. */
  leaving: string | null;
  /** The id of the key whose card is shown; null: none. */
  carded: string | null;
  busy: boolean;
  onAsk(id: string): void;
  onCard(id: string): void;
  onEnd(keys: readonly KeyOfOfficeFragment[]): void;
}

/** Whether the key no longer works on that day. */
export function isOver({ endedAt, expiresAt }: KeyOfOfficeFragment, today: string): boolean {
  return endedAt !== null || (expiresAt !== null && expiresAt.slice(0, 10) < today);
}

export function keyTable(table: KeyTable): TemplateResult {
  const { keys, say: all } = table;
  const say = all.people;
  return html`
    <table class="list keys">
      <thead><tr><th scope="col">${say.name}</th><th scope="col">${say.role}</th><th scope="col" class="wide">${say.lastUsed}</th>
        <th scope="col" class="wide">${say.validUntil}</th><th scope="col"><span class="unseen">${all.actions}</span></th></tr></thead>
      <tbody>${keys.map((key) => keyRow(key, table))}</tbody>
    </table>
    ${endingOfOthers(table)}`;
}

function keyRow(key: KeyOfOfficeFragment, table: KeyTable): TemplateResult {
  const { place, say, leaving, carded, onAsk } = table;
  const { id, name, expiresAt } = key;
  const isSoon = key.kind !== 'SESSION' && expiresAt !== null && daysBetween(place.today, expiresAt) <= DAYS_OF_WARNING;
  return html`
    <tr>
      <th scope="row">${name}${key.isOwn ? html` <span class="quietly">${say.people.own}</span>` : nothing}
        <p class="narrow quietly">${say.people.lastUsed}: ${usedOn(key, place, say)}</p>
        ${isSoon ? html`<p class="soon">${say.people.expires(dayOf(expiresAt, place))}</p>` : nothing}</th>
      <td>${kindOf(key, say)}</td>
      <td class="quietly wide">${usedOn(key, place, say)}</td>
      <td class="quietly wide">${expiresAt ? dayOf(expiresAt, place) : nothing}</td>
      <td class="num">${key.kind === 'STAFF' ? cardButton(key, table) : nothing}<button class="button plain danger small" aria-expanded=${leaving === id ? 'true' : 'false'}
        @click=${() => onAsk(id)}>${say.people.remove}<span class="unseen"> ${name}</span></button></td>
    </tr>
    ${carded === id ? html`<tr class="ask"><td colspan="5"><office-staff-card .place=${place} .holder=${key}></office-staff-card></td></tr>` : nothing}
    ${leaving === id ? html`<tr class="ask"><td colspan="5">${ending(say.people.removeAsk(name), [key], table)}</td></tr>` : nothing}`;
}

function cardButton({ id, name, card }: KeyOfOfficeFragment, { say, carded, onCard }: KeyTable): TemplateResult {
  return html`<button class="button plain small" aria-expanded=${carded === id ? 'true' : 'false'} @click=${() => onCard(id)}>${
    card?.lockedAt ? say.people.lockedCard : say.people.card
  }<span class="unseen"> ${name}</span></button> `;
}

function endingOfOthers(table: KeyTable): TemplateResult | typeof nothing {
  const { keys, say, leaving, onAsk } = table;
  const others = keys.filter(({ isOwn }) => !isOwn);
  if (others.length < 2) return nothing;
  return html`
    <p><button class="button plain danger small" aria-expanded=${leaving === OTHER_KINDS ? 'true' : 'false'}
      @click=${() => onAsk(OTHER_KINDS)}>${say.people.removeOthers}</button></p>
    ${leaving === OTHER_KINDS ? html`<div class="ask">${ending(say.people.removeOthersAsk(others.length), others, table)}</div>` : nothing}`;
}

function ending(
  question: string,
  keys: readonly KeyOfOfficeFragment[],
  { say, busy, leaving, onAsk, onEnd }: KeyTable,
): TemplateResult {
  return html`<p>${question}</p><div class="row">
    <button class="button danger small" ?disabled=${busy} @click=${() => onEnd(keys)}>${say.yesRemove}</button>
    <button class="button plain small" @click=${() => onAsk(leaving ?? '')}>${say.cancel}</button></div>`;
}

export function formerKeys(
  keys: readonly KeyOfOfficeFragment[],
  place: ConsolePlace,
  { people: say }: OfficeTexts<'people'>,
): TemplateResult {
  return html`<details><summary>${say.former(keys.length)}</summary><ul class="former">${keys.map(
    ({ name, endedAt, expiresAt }) =>
      html`<li>${name} <span class="quietly">${endedAt ? say.ended(dayOf(endedAt, place)) : say.expired(dayOf(expiresAt ?? '', place))}</span></li>`,
  )}</ul></details>`;
}

function usedOn({ lastUsedAt }: KeyOfOfficeFragment, place: ConsolePlace, { people }: OfficeTexts<'people'>): string {
  return lastUsedAt ? dayOf(lastUsedAt, place) : people.never;
}

function kindOf({ kind, role }: KeyOfOfficeFragment, say: OfficeTexts<'people'>): string {
  if (kind === 'KIOSK' || kind === 'BOARD' || kind === 'API_KEY') return say.people.devices[kind];
  const named = role ? say.roles[role] : '';
  return kind === 'SESSION' ? `${named}, ${say.people.inBrowser}` : named;
}

function dayOf(at: string, { language }: ConsolePlace): string {
  return dayOfDate(at.slice(0, 10), language, { weekday: undefined, year: 'numeric' });
}

function daysBetween(today: string, at: string): number {
  return (Date.parse(at.slice(0, 10)) - Date.parse(today)) / DAY_MS;
}
