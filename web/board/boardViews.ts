// Draws the lobby board in both languages: its head, the large call, the other counters, who is next, and its foot.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { boardTexts } from '../texts/board/texts.ts';
import { isRightToLeft, otherLanguage, type PageLanguage } from '../texts/language.ts';
import { dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';
import { type BoardScene, inBothLanguages, placeInBoth } from './boardScene.ts';
import { type BoardFrame, type CallOnBoard, callName } from './calls.ts';
import type { FittedBoard } from './fitting.ts';
import { earlierCalls, earlierCallsView, idleView, openingShown, slideView } from './quietViews.ts';

const MAX_SERVICES_SHOWN = 3;
/** A notice of more lines is shown in one piece. */
const MAX_NOTICE_LINES = 3;
const NO_BREAK_SPACE = '\u00a0';

export function boardView(scene: BoardScene): TemplateResult {
  return html`
    <div class=${`board ${scene.isStale ? 'stale' : ''}`} dir=${isRightToLeft(scene.language) ? 'rtl' : nothing}>
      ${boardHead(scene)}
      ${largeCall(scene)}
      ${otherCounters(scene)}
      ${earlierCallsView(scene)}
      <section class="lines">${waitingLines(scene)}${slideView(scene)}</section>
      ${boardFoot(scene)}
    </div>`;
}

/** Everything on the board that takes room. */
export function fittedOf(scene: BoardScene): FittedBoard {
  const { frame, office, isStale, isMuted } = scene;
  const [call, ...more] = largeCalls(scene);
  const cell = ({ number, counter }: CallOnBoard) => {
    const { first, isShort } = placeInBoth(scene, counter);
    return { number, place: isShort ? first.replace(' ', NO_BREAK_SPACE) : first };
  };
  const standing = {
    hero: call && more.length === 0 ? { ...cell(call), second: placeInBoth(scene, call.counter).second } : null,
    together: more.length > 0 ? largeCalls(scene).map(cell) : [],
    cells: otherCalls(scene).map(cell),
    // Televisions have no flatMap.
    next: frame.waiting.reduce<string[]>((all, { next }) => all.concat(next), []),
  };
  const waits = frame.waiting.map(({ waiting, estimatedWaitMinutes: minutes }) => [waiting > 0, minutes]);
  const quiet = [earlierCalls(scene), call ? null : openingShown(scene), scene.slide];
  return {
    standing,
    key: JSON.stringify([standing, call?.calls, waits, office, frame.notice, isStale, isMuted, quiet]),
  };
}

/** Those that are called out, as far as they still stand; while there are none, the latest call. */
function largeCalls({ calling, frame }: BoardScene): CallOnBoard[] {
  const standing = new Map(frame.called.map((call) => [call.number, call]));
  const out = calling.filter(({ number, counter }) => standing.get(number)?.counter === counter);
  return out.length > 0 ? out : frame.called.slice(0, 1);
}

function isCallingOut({ calling }: BoardScene, calls: readonly CallOnBoard[]): boolean {
  return calls.some((call) => calling.includes(call));
}

function otherCalls(scene: BoardScene): CallOnBoard[] {
  const large = new Set(largeCalls(scene).map(({ number }) => number));
  return scene.frame.called.filter(({ number }) => !large.has(number));
}

function boardHead({ language, now, office: { name, timeZone } }: BoardScene): TemplateResult {
  return html`
    <header class="head">
      <span class="mark" aria-hidden="true"></span>
      <h1>${name}</h1>
      <p class="day">${dayOfInstant(now, timeZone, language)}</p>
      <p class="clock"><span class="digits">${timeOfDay(now, timeZone, language)}</span> ${zoneName(timeZone)}</p>
    </header>`;
}

function largeCall(scene: BoardScene): TemplateResult {
  const calls = largeCalls(scene);
  const [call] = calls;
  if (!call) return idleView(scene);
  const isRecall = calls.length === 1 && call.calls > 1;
  const flash = isCallingOut(scene, calls) ? (isRecall ? 'flash again' : 'flash') : '';
  return html`
    <section class=${`hero ${calls.length > 1 ? 'together' : ''} ${flash}`} aria-live="assertive" aria-atomic="true">
      <h2>${inBothLanguages(scene, (texts) => (isRecall ? texts.recalled : texts.calling))}</h2>
      ${
        // Another call comes up by itself again: its letters are others.
        keyed(calls.map(callName).join(), calls.length > 1 ? callsTogether(scene, calls) : oneCall(scene, call))
      }
    </section>`;
}

function oneCall(scene: BoardScene, { number, counter }: CallOnBoard): TemplateResult {
  const { first, second, isShort } = placeInBoth(scene, counter);
  return html`
    <div class="call">
      <p class="number">${number}</p>
      <p class=${isShort ? 'where whole' : 'where'}><span>${first}</span>${second && html` <span class="second" lang=${otherLanguage(scene.language)}>${second}</span>`}</p>
    </div>`;
}

function callsTogether(scene: BoardScene, calls: readonly CallOnBoard[]): TemplateResult {
  return html`
    <ul>
      ${calls.map(
        ({ number, counter }) =>
          html`<li class="call"><span class="number">${number}</span>${cellPlace(scene, counter)}</li>`,
      )}
    </ul>`;
}

function otherCounters(scene: BoardScene): TemplateResult {
  const calls = otherCalls(scene);
  if (calls.length === 0) return html`<section class="counters"></section>`;
  return html`
    <section class="counters">
      <h2>${inBothLanguages(scene, (texts) => texts.atCounters)}</h2>
      <ul>
        ${calls.map(
          ({ number, counter, serving }) =>
            html`<li class=${serving ? '' : 'awaited'}><span class="number">${number}</span>${cellPlace(scene, counter)}</li>`,
        )}
      </ul>
    </section>`;
}

function cellPlace(scene: BoardScene, label: string): TemplateResult {
  const { first, isShort } = placeInBoth(scene, label);
  return html`<span class=${isShort ? 'where whole' : 'where'}>${first}</span>`;
}

function waitingLines(scene: BoardScene): TemplateResult | TemplateResult[] {
  const { frame, office } = scene;
  const busy = frame.waiting.filter(({ waiting }) => waiting > 0).slice(0, MAX_SERVICES_SHOWN);
  if (busy.length === 0)
    return html`<div class="line"><h2>${inBothLanguages(scene, (texts) => texts.next)}</h2>
      <p class="hint">${inBothLanguages(scene, (texts) => texts.nobodyWaits)}</p></div>`;
  return busy.map((line) => {
    const service = office.services.find(({ code }) => code === line.service.code);
    return html`
      <div class="line">
        <h2>${inBothLanguages(scene, (texts) => texts.next)}</h2>
        ${office.services.length > 1 ? html`<p class="service">${service?.name ?? line.service.code}</p>` : nothing}
        <ol>${line.next.map((number) => html`<li class="number">${number}</li>`)}</ol>
        ${waitOfLine(scene, line)}
      </div>`;
  });
}

/** The wait is left out while the day has shown too little of it. */
function waitOfLine(
  scene: BoardScene,
  { waiting, estimatedWaitMinutes: minutes }: BoardFrame['waiting'][number],
): TemplateResult {
  const say = boardTexts(scene.language);
  return html`
    <div class="wait">
      ${
        minutes === null
          ? nothing
          : html`<p class="label">${inBothLanguages(scene, ({ waitLabel }) => waitLabel)}</p><p class="minutes">${say.wait(minutes)}</p>`
      }
      <p class="people">${inBothLanguages(scene, (each) => each.waiting(waiting))}</p>
    </div>`;
}

function boardFoot(scene: BoardScene): TemplateResult {
  const { language, frame, isStale, isMuted, onWakeSound } = scene;
  return html`
    <div class=${frame.notice ? 'foot noted' : 'foot'} role="status">
      ${isStale ? html`<p class="lost">${lostSince(scene)}</p>` : nothing}
      ${frame.notice ? html`<p class="notice">${linesIn(frame.notice)}</p>` : nothing}
      ${isMuted ? html`<button class="quiet" @click=${onWakeSound}>${boardTexts(language).soundOn}</button>` : nothing}
    </div>`;
}

function lostSince({ language, frame, office: { timeZone } }: BoardScene): TemplateResult {
  const said = (spoken: PageLanguage) => {
    const say = boardTexts(spoken);
    return html`<strong>${say.lost}.</strong> ${say.lastKnown(timeOfDay(frame.at, timeZone, spoken))}`;
  };
  const second = otherLanguage(language);
  return html`<span>${said(language)}</span> <span class="second" lang=${second}>${said(second)}</span>`;
}

function linesIn(notice: string): string {
  const lines = notice.trim().split(/\s*\n\s*/);
  return lines.join(lines.length > MAX_NOTICE_LINES ? ' ' : '\n');
}
