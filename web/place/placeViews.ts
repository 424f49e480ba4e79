// Draws one's own place: what to do now in one sentence, the number, and the facts of the visit.
import { html, nothing, type TemplateResult } from 'lit';
import { onServer, SERVER } from '../api/server.ts';
import { codeInHalves } from '../fields/fields.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { PlaceTexts } from '../texts/place/texts.ts';
import { placeTexts } from '../texts/place/texts.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';
import { afterVisitPart } from './afterVisit.ts';
import { alertPart } from './alertPart.ts';
import type { OwnVisitFragment } from './documents.ts';
import type { PlaceScene } from './placeScene.ts';
import { stepsPart } from './placeSteps.ts';

/** The sentences of a state, and how urgent they are. */
interface StateWords {
  title: string;
  text: string;
  tone: 'calm' | 'call' | 'care' | 'done';
}

/** Still to come: rings are of use. */
const RINGING_STATES = new Set(['WAITING', 'PARKED', 'CHECK_IN_OPEN']);
/** The person has to book again. */
const LOST_STATES = new Set(['EXPIRED', 'FORFEITED', 'CANCELLED', 'LEFT', 'CLOSED']);

export function placeView(scene: PlaceScene): TemplateResult {
  const { visit, language, tellsAge } = scene;
  const say = placeTexts(language);
  const { title, text, tone } = stateWords(visit, language);
  const urgent = tone === 'call';
  return html`
    ${tellsAge ? html`<p class="note care" role="status">${say.stale(clockTime(visit.at, visit, language))}</p>` : nothing}
    <section class=${`now ${tone}`} aria-live=${urgent ? 'assertive' : 'polite'} aria-atomic="true">
      ${visit.number ? html`<p class="number"><span>${say.number}</span><b>${visit.number}</b></p>` : nothing}
      <h1 tabindex="-1">${title}</h1>
      ${text ? html`<p class="lead">${text}</p>` : nothing}
      ${waitOf(visit, say)}
    </section>
    ${visit.movedByOffice ? html`<p class="note care">${say.moved}</p>` : nothing}
    ${codePart(visit, language)}
    ${atDoorPart(scene, say)}
    ${RINGING_STATES.has(visit.state) ? ringPart(scene) : nothing}
    ${alertPart(scene)}
    ${afterVisitPart(scene)}
    ${stepsPart(scene)}
    ${factsOfPlace(visit, language)}
    <p class="row">${furtherLinks(visit, say)}</p>`;
}

/** `lost`: what became of it, where the server knows. */
export function unknownPlace(language: PageLanguage, lost: string | null): TemplateResult {
  const say = placeTexts(language);
  return html`<h1 tabindex="-1">${say.unknown}</h1><p class="lead">${lost ?? say.unknownText}</p>
    <p><a class="button plain" href=${`${SERVER}/`}>${say.toStart}</a></p>`;
}

/** The title of the tab: what counts is read without opening it. */
export function titleOfPlace(visit: OwnVisitFragment, language: PageLanguage): string {
  const say = placeTexts(language);
  const number = visit.number ?? '';
  if (visit.state === 'CALLED') return say.inTitle.called(visit.counter?.label ?? '', number);
  if (visit.state === 'WAITING' && visit.ahead != null) return say.inTitle.place(visit.ahead + 1, number);
  const { title } = stateWords(visit, language);
  return number ? `${title} · ${number}` : title;
}

export function clockTime(at: string, { office }: OwnVisitFragment, language: PageLanguage): string {
  return `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
}

function stateWords(visit: OwnVisitFragment, language: PageLanguage): StateWords {
  const say = placeTexts(language);
  return (textFor(STATE_WORDS, visit.state) ?? doneWords)(visit, say, (at) =>
    at ? clockTime(at, visit, language) : '',
  );
}

type SayState = (visit: OwnVisitFragment, say: PlaceTexts, time: (at: string | null) => string) => StateWords;

const doneWords: SayState = (_visit, say) => ({ title: say.served, text: say.servedText, tone: 'done' });

const STATE_WORDS: Readonly<Record<OwnVisitFragment['state'], SayState>> = {
  HELD: ({ proofs, confirmBy }, say, time) => {
    const until = time(confirmBy);
    return { title: say.held, text: proofs.length > 0 ? say.heldText(until) : say.heldHere(until), tone: 'care' };
  },
  EXPIRED: (_visit, say) => ({ title: say.expired, text: say.expiredText, tone: 'care' }),
  BOOKED: ({ checkInOpensAt }, say, time) => ({
    title: say.booked,
    text: say.bookedText(time(checkInOpensAt)),
    tone: 'calm',
  }),
  CHECK_IN_OPEN: ({ at, arriveBy, forfeitsAt }, say, time) => {
    const isLate = arriveBy !== null && Date.parse(at) >= Date.parse(arriveBy);
    return {
      title: say.checkIn,
      text: isLate ? say.isLate(time(forfeitsAt)) : say.checkInText,
      tone: isLate ? 'care' : 'calm',
    };
  },
  FORFEITED: ({ forfeitsAt }, say, time) => ({
    title: say.forfeited,
    text: say.forfeitedText(time(forfeitsAt)),
    tone: 'care',
  }),
  CANCELLED: (_visit, say) => ({ title: say.cancelled, text: say.cancelledText, tone: 'done' }),
  WAITING: ({ ahead, transferred, counter, notBefore }, say, time) => {
    const sentOn = counter ? say.transferredTo(counter.label) : say.transferred;
    const text = notBefore ? say.putOff(time(notBefore)) : transferred ? sentOn : ahead === 0 ? say.nearText : '';
    return { title: ahead === null ? say.waiting : say.position(ahead + 1), text, tone: 'calm' };
  },
  CALLED: ({ counter, calls }, say) => ({
    title: say.called(counter?.label ?? ''),
    text: calls > 1 ? say.calledAgain(calls) : say.calledText,
    tone: 'call',
  }),
  SERVING: ({ counter }, say) => ({ title: say.serving(counter?.label ?? ''), text: say.servingText, tone: 'done' }),
  PARKED: (_visit, say) => ({ title: say.parked, text: say.parkedText, tone: 'care' }),
  SERVED: doneWords,
  NO_SHOW: ({ number }, say) => ({ title: say.noShow, text: say.noShowText(number ?? ''), tone: 'care' }),
  LEFT: (_visit, say) => ({ title: say.left, text: say.leftText, tone: 'done' }),
  CLOSED: (_visit, say) => ({ title: say.closed, text: say.closedText, tone: 'care' }),
};

/** An estimate, or why there is none: nothing is guessed. */
function waitOf({ state, ahead, estimatedWaitMinutes }: OwnVisitFragment, say: PlaceTexts) {
  if (state !== 'WAITING' || ahead === null) return nothing;
  if (estimatedWaitMinutes === null) return html`<p class="quietly">${say.unknownWait}</p>`;
  return html`<p class="wait">${say.minutes(estimatedWaitMinutes)}</p>`;
}

/** The code to show or to send, until the person has come. */
function codePart({ code, state, barcodeUrl, proofs }: OwnVisitFragment, language: PageLanguage) {
  if (!code) return nothing;
  const say = placeTexts(language);
  const links = proofs.map(({ kind, name, link }) =>
    link ? html`<a class="button main" href=${link}>${textFor<string>(say.sendBy, kind) ?? name}</a>` : nothing,
  );
  const picture = barcodeUrl && state !== 'HELD' ? onServer(barcodeUrl).replace(/\.png$/, '.svg') : null;
  return html`
    <section class="shown">
      ${picture ? html`<img class="qr" src=${picture} alt=${say.qrAlt(code)} width="176" height="176">` : nothing}
      <p class="your-code"><span>${say.yourCode}</span><b class="code">${codeInHalves(code)}</b></p>
      ${
        state !== 'HELD'
          ? nothing
          : links.length > 0
            ? html`<p class="row">${links}</p>`
            : html`<p><a class="button main" href=${`${SERVER}/booking#${code}`}>${say.toBooking}</a></p>`
      }
    </section>`;
}

/** The phone checks in by the code that the screen at the door shows. */
function atDoorPart({ visit, stale }: PlaceScene, say: PlaceTexts): TemplateResult | typeof nothing {
  if (stale || !visit.allowedActions.includes('CHECK_IN')) return nothing;
  return html`<details class="here-now"><summary class="button main">${say.hereNow}</summary><p>${say.hereNowText}</p></details>`;
}

function ringPart({ language, rings, onRing }: PlaceScene): TemplateResult {
  const say = placeTexts(language);
  return rings
    ? html`<p class="note good" role="status">${say.alertOn}</p>`
    : html`<p><button class="button" @click=${onRing}>${say.alertMe}</button></p><p class="hint">${say.alertHint}</p>`;
}

function factsOfPlace(visit: OwnVisitFragment, language: PageLanguage): TemplateResult {
  const say = placeTexts(language);
  const { startsAt, arriveBy, forfeitsAt, office, service, code } = visit;
  const time = (at: string) => clockTime(at, visit, language);
  return html`
    <dl class="facts">
      <div class="wide"><dt>${office.name}</dt><dd>${service.name}</dd></div>
      <div><dt>${say.day}</dt><dd>${dayOfDate(visit.date, language, { year: 'numeric' })}</dd></div>
      ${startsAt ? html`<div><dt>${say.hour}</dt><dd>${time(startsAt)}</dd></div>` : nothing}
      ${
        code && arriveBy && forfeitsAt
          ? html`<div class="wide"><dt>${say.arriveBy}</dt><dd>${say.arriveByText(time(arriveBy), time(forfeitsAt))}</dd></div>
            <div class="wide"><dt>${say.bring}</dt><dd>${office.bring}</dd></div>`
          : nothing
      }
    </dl>`;
}

function furtherLinks({ state, office, calendarUrl, slipUrl }: OwnVisitFragment, say: PlaceTexts) {
  const link = (href: string, text: string) => html`<a class="button plain" href=${href}>${text}</a>`;
  if (LOST_STATES.has(state)) return link(`${SERVER}/book/${office.code}`, say.again);
  const slip = slipUrl ? html`<a class="button plain" href=${onServer(slipUrl)} download>${say.slip}</a>` : nothing;
  if (calendarUrl) return html`${link(onServer(calendarUrl), say.calendar)}${slip}`;
  return state === 'SERVED' ? nothing : html`${link(`${SERVER}/board/${office.code}?sound=off`, say.board)}${slip}`;
}
