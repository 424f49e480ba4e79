// Draws the kiosk: its head, the keypad, the services, the number, a refusal, and the seconds that are left.
import { html, nothing, type TemplateResult } from 'lit';
import { commonTexts } from '../texts/common/texts.ts';
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { otherLanguage, type PageLanguage } from '../texts/language.ts';
import { dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';
import type { GivenFragment } from './documents.ts';
import type { KioskSettings } from './kioskSettings.ts';
import {
  hasWalkInPlaces,
  IDLE_SECONDS,
  KEY_ROWS,
  KEYPAD_CODE_LENGTH,
  type KioskOffice,
  type KioskState,
  nameIn,
  offeredServices,
  whereTo,
} from './kioskState.ts';

export interface KioskScene {
  office: KioskOffice;
  state: KioskState;
  busy: boolean;
  settings: KioskSettings;
  onKey(key: string): void;
  onErase(): void;
  onGo(): void;
  onService(code: string): void;
  onServices(): void;
  onStart(): void;
  onTouch(): void;
}

export function kioskHead({ office, state: { language } }: KioskScene): TemplateResult {
  return html`
    <header class="top">
      <span class="mark" aria-hidden="true"></span>
      <div><p class="office">${office.name}</p>
        <p>${dayOfInstant(office.board.at, office.timeZone, language)}</p></div>
    </header>`;
}

export function kioskView(scene: KioskScene): TemplateResult {
  const { view } = scene.state;
  switch (view.name) {
    case 'typing':
      return keypad(scene);
    case 'service':
      return servicesView(scene);
    case 'number':
      return numberView(scene, view.ticket);
    case 'refused':
      return refusalView(scene, view);
  }
}

export function offlineNote({ language }: Pick<KioskState, 'language'>): TemplateResult {
  const inLanguage = (each: PageLanguage) => {
    const say = kioskTexts(each);
    return html`<div lang=${each}><h1>${say.offline}</h1><p class="where">${say.toDesk}</p></div>`;
  };
  // There is no one to choose a language by then.
  return html`<div class="offline" role="alert">${inLanguage(language)}${inLanguage(otherLanguage(language))}</div>`;
}

/** Before the office is known; `place`: there is none of that code. */
export function waitingView({
  state,
  place,
  isOffline,
}: {
  state: KioskState;
  place: string | null;
  isOffline: boolean;
}): TemplateResult {
  const { language } = state;
  if (place !== null)
    return html`<main class="sign"><p class="note bad">${commonTexts(language).noOffice(place)}</p></main>`;
  const loading = html`<p role="status">${kioskTexts(language).working}</p>`;
  return html`<main class="sign">${isOffline ? offlineNote(state) : loading}</main>`;
}

export function countdown({ state: { language, view }, onTouch }: KioskScene, left: number | null): TemplateResult {
  const say = kioskTexts(language);
  return html`
    <footer class="countdown">
      ${
        left === null
          ? nothing
          : html`<progress max=${IDLE_SECONDS[view.name]} value=${left} aria-hidden="true"></progress><p>${say.backIn(left)}</p>
            <button class="button plain" @click=${onTouch}>${say.stay}</button>`
      }
    </footer>`;
}

function keypad(scene: KioskScene): TemplateResult {
  const { code, language } = scene.state;
  const say = kioskTexts(language);
  const isFull = code.length === KEYPAD_CODE_LENGTH;
  return html`
    <section class="ask">
      <h1 tabindex="-1">${scene.settings.scanner === 'NONE' ? say.titleTyped : say.title}</h1>
      <p class="lead">${say.lead}</p>
      <p class="cells" role="status" aria-label=${`${say.typed}: ${[...code].join(' ')}`}>${Array.from(
        { length: KEYPAD_CODE_LENGTH },
        (_, index) =>
          html`<span class=${index === code.length ? 'next' : ''} aria-hidden="true">${code[index] ?? nothing}</span>`,
      )}</p>
      <button class="button main go" ?disabled=${!isFull || scene.busy} @click=${scene.onGo}>
        ${scene.busy ? say.working : say.go}</button>
    </section>
    <div class="keypad" role="group" aria-label=${say.keypad}>
      ${KEY_ROWS.map((row) => [...row].map((key) => html`<button ?disabled=${isFull} @click=${() => scene.onKey(key)}>${key}</button>`))}
      <button class="erase" aria-label=${say.erase} @click=${scene.onErase}><span aria-hidden="true">⌫</span></button>
    </div>
    ${scannerHint(scene)}
    ${scene.settings.walkIns && hasWalkInPlaces(scene.office) ? withoutCode(scene) : nothing}`;
}

const SCANNER_ARROWS = { BELOW: '↓', LEFT: '←', RIGHT: '→' } as const;

/** The way to the scanner, where it is known. */
function scannerHint({ settings: { scanner }, state: { language } }: KioskScene): TemplateResult | typeof nothing {
  if (scanner === null || scanner === 'NONE') return nothing;
  return html`<p class=${`scanner ${scanner.toLowerCase()}`}><b aria-hidden="true">${SCANNER_ARROWS[scanner]}</b>
    <span>${kioskTexts(language).scanner[scanner]}</span></p>`;
}

function withoutCode({ office, settings, state: { language }, onService, onServices }: KioskScene): TemplateResult {
  const say = kioskTexts(language);
  const [only, ...more] = offeredServices(office, settings);
  const take = only && more.length === 0 ? () => onService(only.code) : onServices;
  return html`<section class="without"><p>${say.noCode}</p>
    <button class="button plain" @click=${take}>${say.walkIn}</button></section>`;
}

function servicesView({ office, settings, busy, state: { language }, onService, onStart }: KioskScene): TemplateResult {
  const say = kioskTexts(language);
  return html`
    <h1 tabindex="-1">${say.chooseService}</h1>
    <div class="choices">${offeredServices(office, settings).map(
      (service) =>
        html`<button class="button main" ?disabled=${busy} @click=${() => onService(service.code)}>${nameIn(language, service)}</button>`,
    )}</div>
    <button class="button plain" @click=${onStart}>${say.back}</button>`;
}

function numberView({ office, state: { language }, onStart }: KioskScene, ticket: GivenFragment): TemplateResult {
  const { timeZone } = office;
  const say = kioskTexts(language);
  const isWaiting = ticket.status === 'WAITING';
  const { startsAt } = ticket;
  const fact = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`
    <h1 tabindex="-1">${say.yourNumber}</h1>
    <p class="big">${ticket.number}</p>
    <p class="where">${whereTo(ticket, office, say)}</p>
    <dl>
      ${isWaiting && ticket.ahead !== null ? fact(say.ahead, say.people(ticket.ahead)) : nothing}
      ${isWaiting && ticket.estimatedWaitMinutes !== null ? fact(say.wait, say.minutes(ticket.estimatedWaitMinutes)) : nothing}
      ${startsAt ? fact(say.hour, `${timeOfDay(startsAt, timeZone, language)} ${zoneName(timeZone)}`) : nothing}
    </dl>
    <p class="service-name">${nameIn(language, ticket.service)}</p>
    ${isWaiting ? html`<antrean-follow-code .url=${ticket.visitUrl} .caption=${say.follow}></antrean-follow-code>` : nothing}
    <button class="button main" @click=${onStart}>${say.done}</button>`;
}

function refusalView(
  { state: { language }, onStart }: KioskScene,
  { why, toDo }: { why: string; toDo: string },
): TemplateResult {
  const say = kioskTexts(language);
  return html`
    <div role="alert"><h1 tabindex="-1">${say.sorry}</h1>
      <p class="why">${why}</p><p class="where">${toDo}</p></div>
    <button class="button main" @click=${onStart}>${say.again}</button>`;
}
