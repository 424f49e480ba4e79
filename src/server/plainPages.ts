// Booking for browsers without scripts: forms that the server fills in and passes on to the API, a client like any other.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type PageTexts, sayOnPage } from '../messages/pages.ts';
import { dateInWords, instant, type Language, timeInWords } from '../time.ts';
import { API } from './http.ts';
import { type Markup, markup } from './markup.ts';

/** What was typed: names of fields and their texts. */
export type Typed = Readonly<Record<string, string>>;

export interface Plain {
  request: FastifyRequest;
  language: Language;
}

// biome-ignore lint/suspicious/noExplicitAny: documents and what is read of their answers stand side by side here.
type Any = any;

/** Null and a code where the API took it for a mistake. */
interface Answer {
  data: Any;
  fault: string | null;
}

export function plainPages(app: FastifyInstance) {
  /** The API is asked as the reader's browser would ask it, and counts it as theirs. */
  async function ask({ request, language }: Plain, query: string, variables: object = {}): Promise<Answer> {
    const response = await app.inject({
      method: 'POST',
      url: API,
      remoteAddress: request.ip,
      headers: { 'content-type': 'application/json', 'accept-language': language },
      payload: { query, variables },
    });
    const { data, errors } = response.json();
    return { data: data ?? {}, fault: errors?.[0]?.extensions?.code ?? null };
  }

  /** The form of an office; with what was typed, and what stands in its way. */
  async function form(plain: Plain, office: string, typed: Typed = {}, trouble: string | null = null): Promise<Markup> {
    const say = sayer(plain);
    const { data } = await ask(plain, FORM, { office });
    if (!data.office) return markup`<h1>${say('noOffice')}</h1>`;
    const { code, name, timeZone, availability, channels } = data.office;
    const days = availability.filter(({ status }: Any) => status === 'OPEN');
    return markup`<h1>${name}</h1>${note(trouble)}
<form class="narrow" method="post" action="/book/${code}">
<input type="hidden" name="key" value="${typed.key ?? randomUUID()}">
<div class="field"><label for="plain-window">${say('when')}</label><select id="plain-window" name="window">
<option value="">${say('firstFree')}</option>
${days.map(({ date, windows }: Any) => options(plain, date, windows, timeZone, typed.window))}</select></div>
${field('name', say('name'), typed, 'name')}
${birthDate(plain, typed)}
${channels.length > 0 ? null : field('phone', say('phone'), typed, 'tel', false)}
<button class="button main">${say('book')}</button>
</form>`;
  }

  return {
    async offices(plain: Plain): Promise<Markup> {
      const { data } = await ask(plain, '{ offices { code name city } }');
      const rows = data.offices.map(
        ({ code, name, city }: Any) =>
          markup`<li><a href="/book/${code}"><strong>${city}</strong><span>${name}</span></a></li>`,
      );
      return markup`<h1>${sayer(plain)('chooseOffice')}</h1><ul class="offices">${rows}</ul>`;
    },

    form,

    lookup(plain: Plain, typed: Typed = {}, trouble: string | null = null): Markup {
      const say = sayer(plain);
      return markup`<h1>${say('lookUp')}</h1>${note(trouble)}
<form class="narrow" method="post" action="/booking">
${field('code', say('code'), typed, 'off')}${birthDate(plain, typed)}
<button class="button main" name="do" value="show">${say('show')}</button></form>`;
    },

    async book(plain: Plain, office: string, typed: Typed): Promise<Markup> {
      const say = sayer(plain);
      const birth = dateTyped(typed);
      if (!birth) return form(plain, office, typed, say('needDate'));
      const input = {
        office,
        window: typed.window || null,
        acceptNextPlace: !typed.window,
        applicant: { name: typed.name ?? '', birthDate: birth },
        phone: typed.phone?.trim() || null,
        idempotencyKey: typed.key || null,
        language: plain.language,
      };
      const { data, fault } = await ask(plain, BOOK, { input });
      if (fault) return form(plain, office, fresh(typed), say(fault === 'RATE_LIMITED' ? 'tooMany' : 'unreadable'));
      if (data.book.reason) return form(plain, office, fresh(typed), data.book.message);
      return visit(plain, data.book, typed);
    },

    /** Shows a booking to whoever knows its code and birth date; confirms or cancels it first where that was asked. */
    async booking(plain: Plain, typed: Typed): Promise<Markup> {
      const say = sayer(plain);
      const birth = dateTyped(typed);
      if (!birth) return this.lookup(plain, typed, say('needDate'));
      const what = { code: typed.code ?? '', birthDate: birth };
      const step = typed.do === 'cancel' ? CANCEL : typed.do === 'confirm' ? CONFIRM : null;
      const done = step && (await ask(plain, step, { input: what }));
      const { data, fault } = await ask(plain, BOOKING, what);
      if (fault === 'RATE_LIMITED') return this.lookup(plain, typed, say('tooMany'));
      if (!data.booking) return this.lookup(plain, typed, say('unknown'));
      return visit(plain, data.booking, typed, done?.data.done?.message ?? null);
    },
  };
}

function sayer({ language }: Plain) {
  return (key: keyof PageTexts, values?: Record<string, string | number>) => sayOnPage(language, key, values);
}

/** Another try is another request. */
function fresh({ key: _, ...typed }: Record<string, string>): Typed {
  return typed;
}

function visit(plain: Plain, booking: Any, typed: Typed, trouble: string | null = null): Markup {
  const { language } = plain;
  const say = sayer(plain);
  const { office, status, code } = booking;
  const time = (at: string) => timeInWords(instant(at), office.timeZone, language);
  const [heading, text] = saidOf(say, booking, time);
  const day = dateInWords(booking.window.startsAt.slice(0, 10), language);
  const again = (what: string, label: string, kind: string) => markup`<form method="post" action="/booking">
<input type="hidden" name="code" value="${code}">${['day', 'month', 'year'].map(
    (name) => markup`<input type="hidden" name="${name}" value="${typed[name] ?? ''}">`,
  )}<p><button class="button ${kind}" name="do" value="${what}">${label}</button></p></form>`;
  const links = booking.proofs.flatMap(({ kind, address, link }: Any) =>
    link
      ? markup`<p><a class="button main" href="${link}">${say(kind === 'SMS' ? 'sms' : 'whatsapp', { address })}</a></p>`
      : [],
  );
  const live = status === 'HELD' || status === 'CONFIRMED';
  return markup`<h1>${heading}</h1>${note(trouble)}
<p class="lead">${booking.applicant.name}<br>${office.name}<br>${day}, ${time(booking.window.startsAt)}</p>
<p>${text}</p>${links}
${links.length > 0 ? markup`<p>${say('afterSending')}</p>${again('show', say('show'), 'plain')}` : null}
${status === 'HELD' && links.length === 0 ? again('confirm', say('confirm'), 'main') : null}
<p class="code">${code}</p>
${
  status === 'CONFIRMED'
    ? markup`<p><img src="${pathOf(booking.barcodeUrl)}" alt="${code}" width="176" height="176"></p>
<p>${office.bring}</p><p><a href="${pathOf(booking.calendarUrl)}">${say('calendar')}</a></p>`
    : null
}
${live ? again('cancel', say('cancel'), 'plain danger') : null}`;
}

/** The heading and the sentence below it. */
function saidOf(say: ReturnType<typeof sayer>, booking: Any, time: (at: string) => string): [string, string] {
  const number = booking.queueNumber ?? '';
  switch (booking.status) {
    case 'HELD': {
      const key = booking.proofs.length > 0 ? 'held' : 'heldHere';
      return [say(key, { code: booking.code, until: time(booking.confirmBy) }), ''];
    }
    case 'CONFIRMED':
      return [say('confirmed', { number }), say('arriveBy', { time: time(booking.arriveBy) })];
    case 'CHECKED_IN':
      return [say('checkedIn', { number }), ''];
    default:
      return [say(booking.status), ''];
  }
}

function options({ language }: Plain, date: string, windows: Any[], zone: string, chosen: string | undefined): Markup {
  const free = windows.filter(({ remaining }) => remaining > 0);
  return markup`<optgroup label="${dateInWords(date, language)}">${free.map(({ id, startsAt, remaining }) => {
    const text = sayOnPage(language, 'left', {
      time: timeInWords(instant(startsAt), zone, language),
      places: remaining,
    });
    return id === chosen
      ? markup`<option value="${id}" selected>${text}</option>`
      : markup`<option value="${id}">${text}</option>`;
  })}</optgroup>`;
}

function field(name: string, label: string, typed: Typed, autocomplete: string, required = true): Markup {
  return markup`<div class="field"><label for="plain-${name}">${label}</label>
<input id="plain-${name}" name="${name}" autocomplete="${autocomplete}" value="${typed[name] ?? ''}"${required ? markup` required` : null}></div>`;
}

function birthDate(plain: Plain, typed: Typed): Markup {
  const say = sayer(plain);
  const part = (name: 'day' | 'month' | 'year', length: number) => markup`<span class="part ${name}">
<label for="plain-${name}">${say(name)}</label><input id="plain-${name}" name="${name}" inputmode="numeric"
 maxlength="${length}" value="${typed[name] ?? ''}" required></span>`;
  return markup`<fieldset class="field"><legend>${say('birthDate')}</legend>
<div class="parts">${part('day', 2)}${part('month', 2)}${part('year', 4)}</div></fieldset>`;
}

/** A day of the calendar, or null. */
function dateTyped({ day = '', month = '', year = '' }: Typed): string | null {
  const parts = [year, month, day].map((text) => text.trim());
  if (!/^\d{4} \d{1,2} \d{1,2}$/.test(parts.join(' '))) return null;
  const [y, m, d] = parts.map(Number) as [number, number, number];
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

function note(text: string | null): Markup | null {
  return text ? markup`<p class="note bad" role="alert">${text}</p>` : null;
}

/** On this host, whatever name the world knows it by. */
function pathOf(address: string | null): string {
  return address ? new URL(address).pathname : '';
}

const VISIT = `fragment Visit on Booking { code status queueNumber arriveBy confirmBy barcodeUrl calendarUrl
  applicant { name } window { startsAt } office { name timeZone bring } proofs { kind address link } }`;
const FORM = `query ($office: ID!) { office(code: $office) { code name timeZone channels { kind }
  availability(days: 31) { date status windows { id startsAt remaining } } } }`;
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ...Visit ... on Refusal { reason message } } } ${VISIT}`;
const BOOKING = `query ($code: BookingCode!, $birthDate: Date!) {
  booking(code: $code, birthDate: $birthDate) { ...Visit } } ${VISIT}`;
const CANCEL = `mutation ($input: CancelBookingInput!) { done: cancelBooking(input: $input) { ... on Refusal { message } } }`;
const CONFIRM = `mutation ($input: ConfirmBookingInput!) { done: confirmBooking(input: $input) { ... on Refusal { message } } }`;
