// What stands in the web form's pages, as HTML that needs no script: made of what is to be shown and nothing else.
import { traitsOf } from '../../src/channelKinds.ts';
import { dateInWords, type Language, timeInWords } from '../../src/time.ts';
import { type Office, type Seat, type Shown, wantsOf } from './answer.ts';
import type { Fault, Faults, FieldName, Fields } from './form.ts';
import { said, WORDS, type Words } from './words.ts';

/** A piece of work to be done before the form is taken, for a source that asks too often. */
export interface Work {
  /** ALTCHA's challenge, as JSON. */
  challenge: string;
}

export interface PageSettings {
  language: Language;
  /** New for each page: the same form sent twice books once. */
  key: string;
  work: Work | null;
}

/** What stands in the page, as HTML; the page around it is that of all pages. */
export interface FormPage {
  title: string;
  body: string;
  /** The same in the other language. */
  other: string;
}

export function page(shown: Shown, { language, key, work }: PageSettings): FormPage {
  const words = WORDS[language];
  const works = work !== null || (shown.kind === 'booking' && shown.booking.work !== null);
  const script = works ? '<script type="module" src="/channels/web/work.js"></script>' : '';
  const other = new URLSearchParams({
    language: language === 'id' ? 'en' : 'id',
    ...(shown.kind === 'form' && { office: shown.office.code }),
  });
  return {
    title: titleOf(shown, words),
    body: `<div class="web-form">${bodyOf(shown, words, language, key, work)}</div>${script}`,
    other: `/channels/web?${other}`,
  };
}

function titleOf(shown: Shown, words: Words): string {
  if (shown.kind === 'booking') return `${words.code} ${shown.booking.code}`;
  return shown.kind === 'form' ? `${words.title}: ${shown.office.name}` : words.title;
}

function bodyOf(shown: Shown, words: Words, language: Language, key: string, work: Work | null): string {
  switch (shown.kind) {
    case 'offices':
      return officesPage(shown.offices, shown.faults, shown.values, words, language);
    case 'form':
      return formPage(shown, words, language, key, work);
    case 'booking':
      return bookingPage(shown, words, language, key);
  }
}

type Offices = Extract<Shown, { kind: 'offices' }>;

function officesPage(
  offices: Offices['offices'],
  faults: Faults,
  values: Fields,
  words: Words,
  language: Language,
): string {
  const links = offices.map(({ code, name, city }) => {
    return `<li><a href="?office=${encodeURIComponent(code)}&amp;language=${language}"><strong>${escaped(city)}</strong><span>${escaped(name)}</span></a></li>`;
  });
  const unread = faults.birthDate && `<a href="#birthDate">${words.birthDate}</a>: ${words[faults.birthDate]}`;
  const wrong = faults.code ? words.notFound : unread;
  return `${wrong ? alarm(words.faults, [wrong]) : ''}
<h1>${words.title}</h1>
<h2>${words.chooseOffice}</h2>
<ul class="offices">${links.join('')}</ul>
<section class="aside" id="look-up"><h2>${words.lookUp}</h2>
<form method="post" action="/channels/web" class="narrow">
${hidden({ action: 'show', language })}
${field({ name: 'code', label: words.code, attributes: 'autocomplete="off" autocapitalize="characters" spellcheck="false" required' }, values, {}, words)}
${field({ name: 'birthDate', label: words.birthDate, hint: words.birthDateHint, attributes: 'inputmode="numeric" autocomplete="bday" required' }, values, faults, words)}
<button class="button plain">${words.show}</button>
</form></section>`;
}

type Form = Extract<Shown, { kind: 'form' }>;

function formPage(
  { office, values, faults, denial }: Form,
  words: Words,
  language: Language,
  key: string,
  work: Work | null,
): string {
  const { asksForAddress, photoRequired } = wantsOf(office);
  const services = office.services.filter(({ channels }) => channels.includes('WEB'));
  const wrong = Object.entries(faults).map(([name, fault]) => {
    return `<a href="#${name}">${labelOf(name as FieldName, words)}</a>: ${words[fault as Fault]}`;
  });
  const denied = denial
    ? alarm(escaped(denial.message), freeDays(denial.alternatives, office.timeZone, words, language))
    : '';
  return `${work ? alarm(words.tooMany, [`<span class="scripted">${words.proving}</span>`]) : ''}
${wrong.length > 0 ? alarm(words.faults, wrong) : denied}
<h1>${escaped(office.name)}</h1>
<form class="narrow" method="post" action="/channels/web" enctype="multipart/form-data"${work ? ` data-work="${escaped(work.challenge)}"` : ''}>
${hidden({ action: 'book', office: office.code, language, key: values.key || key, photo: values.photo ?? '' })}
${
  services.length > 1
    ? select(
        'service',
        words.service,
        services.map(({ code, name }) => [code, name]),
        values,
        '',
        words,
        faults,
      )
    : ''
}
${field({ name: 'name', label: words.name, hint: words.nameHint, attributes: 'autocomplete="name" maxlength="100" required' }, values, faults, words)}
${field({ name: 'birthDate', label: words.birthDate, hint: words.birthDateHint, attributes: 'inputmode="numeric" autocomplete="bday" required' }, values, faults, words)}
${select('visitDate', words.visitDate, [['', words.anyDay], ...daysOf(office, words, language)], values, '', words, faults)}
${field({ name: 'phone', label: words.phone, hint: words.phoneHint, attributes: 'type="tel" autocomplete="tel"', optional: true }, values, faults, words)}
${asksForAddress ? field({ name: 'address', label: words.address, attributes: 'autocomplete="street-address" maxlength="300" required' }, values, faults, words) : ''}
${select(
  'priority',
  words.priority,
  PRIORITIES.map((one) => [one, words[one]]),
  values,
  words.priorityHint,
  words,
  faults,
)}
${office.registration.photo === 'none' ? '' : photoField(values, faults, photoRequired, words)}
<p class="note">${words.bring}: ${escaped(office.bring)}</p>
<button class="button main">${words.submit}</button>
</form>`;
}

const PRIORITIES = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'] as const;

function daysOf({ availability }: Office, words: Words, language: Language): [string, string][] {
  return availability.flatMap(({ date, status, remaining }): [string, string][] => {
    if (status !== 'OPEN' && status !== 'FULL') return [];
    const left = status === 'FULL' ? words.full : said(words.places, { n: remaining });
    return [[date, `${dateInWords(date, language)}, ${left}`]];
  });
}

function freeDays(alternatives: { startsAt: string }[], zone: string, words: Words, language: Language): string[] {
  if (alternatives.length === 0) return [];
  const hours = alternatives.map(({ startsAt }) => momentInWords(startsAt, zone, language));
  return [`${words.alternatives}: ${hours.join('; ')}`];
}

function momentInWords(at: string, zone: string, language: Language): string {
  return `${dateInWords(at.slice(0, 10), language)}, ${timeInWords(Temporal.Instant.from(at), zone, language)}`;
}

function photoField(values: Fields, faults: Faults, required: boolean, words: Words): string {
  const kept = values.photo ? `<p class="hint">${words.photoKept}</p>` : '';
  const must = required && !values.photo ? 'required' : '';
  return `<div class="field${faults.photo ? ' wrong' : ''}"><label for="photo">${words.photo}${required ? '' : ` <span>(${words.optional})</span>`}</label>
<p class="hint" id="photo-hint">${words.photoHint}</p>${kept}${faultOf('photo', faults, words)}
<input id="photo" name="photoFile" type="file" accept="image/jpeg,image/png,image/webp" aria-describedby="photo-hint" ${must}></div>`;
}

type Booked = Extract<Shown, { kind: 'booking' }>;

function bookingPage(
  { booking, values, faults, denial, digitsSent }: Booked,
  words: Words,
  language: Language,
  key: string,
): string {
  const { code, office, applicant, window, status } = booking;
  const own = { code, birthDate: applicant.birthDate ?? values.birthDate ?? '', language };
  const { visitDate: fault } = faults;
  const warned = denial
    ? alarm(escaped(denial.message), freeDays(denial.alternatives, office.timeZone, words, language))
    : fault
      ? alarm(words.faults, [`<a href="#newDate">${words.newDate}</a>: ${words[fault]}`])
      : '';
  const when = momentInWords(window.startsAt, office.timeZone, language);
  const overflow = booking.overflowedFrom
    ? `<p class="note care">${said(words.overflow, { date: dateInWords(booking.overflowedFrom, language) })}</p>`
    : '';
  const facts = factsOf([
    [words.office, escaped(office.name)],
    [words.visitDate, when],
    [words.name, escaped(applicant.name)],
    [words.service, escaped(booking.service.name)],
    [words.code, `<span class="code">${code}</span>`],
  ]);
  const head =
    status === 'HELD' ? heldPart(booking, own, digitsSent, words, language) : settledPart(booking, words, language);
  return `${warned}${head}${overflow}${facts}${actions(booking, own, { values, faults }, words, key)}
<p><a class="button plain" href="/channels/web?language=${language}">${words.again}</a></p>`;
}

function factsOf(facts: readonly (readonly [string, string])[]): string {
  return `<dl class="facts">${facts.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function heldPart(
  booking: Seat,
  own: Record<string, string>,
  digitsSent: boolean,
  words: Words,
  language: Language,
): string {
  const until = booking.confirmBy
    ? timeInWords(Temporal.Instant.from(booking.confirmBy), booking.office.timeZone, language)
    : '';
  if (booking.proofs.length === 0) {
    return `<h1>${words.held}</h1>${confirmForm(booking, own, words)}`;
  }
  const links = booking.proofs.flatMap(({ kind, address, link }) => {
    const way = link?.includes('/simulator?') ? words.simulator : (traitsOf(kind).label ?? kind);
    const by = said(words.sendBy, { kind: way, address });
    return link ? [`<li><a class="button main" href="${escaped(link)}">${escaped(by)}</a></li>`] : [];
  });
  const digits = digitsSent
    ? `<form method="post" action="/channels/web">${hidden({ action: 'confirm', ...own })}
<div class="field"><label for="digits">${words.digitsSent}</label><input id="digits" name="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required></div><button class="button main">${words.confirm}</button></form>`
    : `<form method="post" action="/channels/web">${hidden({ action: 'digits', ...own })}<p>${words.orDigits}</p><button class="button plain">${words.sendDigits}</button></form>`;
  return `<h1>${words.held}</h1><p>${said(words.heldHow, { until })}</p><p class="your-code"><span>${words.code}</span><b class="code">${booking.code}</b></p>
<ul class="ways">${links.join('')}</ul>
<form method="post" action="/channels/web">${hidden({ action: 'show', ...own })}<button class="button plain">${words.sent}</button></form>${digits}`;
}

/** The work begins as the page opens, and is sent with the button; without a script there is none to send. */
function confirmForm({ work }: Seat, own: Record<string, string>, words: Words): string {
  const task = work ? ` data-work="${escaped(work)}" data-work-at="submit"` : '';
  const notes = work
    ? `<p class="note" role="status" hidden>${words.working}</p><noscript><p class="note care">${words.needsScript}</p></noscript>`
    : '';
  return `<form method="post" action="/channels/web"${task}>${hidden({ action: 'confirm', ...own })}${notes}<button class="button main"${work ? ' disabled' : ''}>${words.confirmDirect}</button></form>`;
}

function settledPart(booking: Seat, words: Words, language: Language): string {
  const { status, queueNumber, office, arriveBy } = booking;
  if (status !== 'CONFIRMED') return `<h1>${words[status as 'CANCELLED']}</h1>`;
  const time = timeInWords(Temporal.Instant.from(arriveBy), office.timeZone, language);
  return `<h1 class="booked">${words.confirmed} <strong class="number">${escaped(queueNumber ?? '')}</strong></h1>
<p class="note good">${said(words.arriveBy, { time })}</p>
<p class="codes"><img src="${escaped(local(booking.barcodeUrl))}" alt="QR ${booking.code}" width="180" height="180"><img src="${escaped(local(booking.code128Url))}" alt="Code 128 ${booking.code}" height="80"></p>
<p>${words.bring}: ${escaped(office.bring)}</p>
${booking.calendarUrl ? `<p><a href="${escaped(local(booking.calendarUrl))}">${words.calendar}</a></p>` : ''}`;
}

/** Pictures come from the server that shows the page, whatever name it has for others. */
function local(url: string | null): string {
  return url ? new URL(url).pathname : '';
}

function actions(
  { allowedActions }: Seat,
  own: Record<string, string>,
  { values, faults }: { values: Fields; faults: Faults },
  words: Words,
  key: string,
): string {
  const { visitDate: fault } = faults;
  const day = `value="${escaped(fault ? (values.visitDate ?? '') : '')}" aria-describedby="newDate-hint${fault ? ' newDate-error' : ''}"${fault ? ' aria-invalid="true"' : ''}`;
  const move = allowedActions.includes('RESCHEDULE')
    ? `<details${fault ? ' open' : ''}><summary>${words.change}</summary><form method="post" action="/channels/web">${hidden({ action: 'move', ...own, key })}
<div class="field${fault ? ' wrong' : ''}"><label for="newDate">${words.newDate}</label><p class="hint" id="newDate-hint">${words.newDateHint}</p>
${fault ? `<p class="error" id="newDate-error">${words[fault]}</p>` : ''}<input id="newDate" name="visitDate" inputmode="numeric" ${day} required></div><button class="button plain">${words.change}</button></form></details>`
    : '';
  const cancel = allowedActions.includes('CANCEL')
    ? `<details><summary>${words.cancel}</summary><form method="post" action="/channels/web">${hidden({ action: 'cancel', ...own, key })}<button class="button plain danger">${words.cancelSure}</button></form></details>`
    : '';
  return move + cancel;
}

interface FieldLooks {
  name: FieldName;
  label: string;
  hint?: string;
  attributes?: string;
  optional?: boolean;
}

function field(
  { name, label, hint, attributes = '', optional = false }: FieldLooks,
  values: Fields,
  faults: Faults,
  words: Words,
): string {
  const described = hint ? ` aria-describedby="${name}-hint"` : '';
  return `<div class="field${faults[name] ? ' wrong' : ''}"><label for="${name}">${label}${optional ? ` <span>(${words.optional})</span>` : ''}</label>
${hint ? `<p class="hint" id="${name}-hint">${hint}</p>` : ''}${faultOf(name, faults, words)}
<input id="${name}" name="${name}" value="${escaped(values[name] ?? '')}" ${attributes}${described}${faults[name] ? ' aria-invalid="true"' : ''}></div>`;
}

function select(
  name: FieldName,
  label: string,
  options: readonly (readonly [string, string])[],
  values: Fields,
  hint: string,
  words: Words,
  faults: Faults,
): string {
  const all = options.map(([value, text]) => {
    return `<option value="${escaped(value)}"${values[name] === value ? ' selected' : ''}>${escaped(text)}</option>`;
  });
  return `<div class="field"><label for="${name}">${label}</label>${hint ? `<p class="hint">${hint}</p>` : ''}${faultOf(name, faults, words)}
<select id="${name}" name="${name}">${all.join('')}</select></div>`;
}

function faultOf(name: FieldName, faults: Faults, words: Words): string {
  const fault = faults[name];
  return fault ? `<p class="error">${words[fault]}</p>` : '';
}

function labelOf(name: FieldName, words: Words): string {
  return name === 'digits' ? words.digits : words[name];
}

function hidden(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('');
}

function alarm(title: string, lines: readonly string[]): string {
  const list = lines.length > 0 ? `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>` : '';
  return `<div class="note bad" role="alert"><p><strong>${title}</strong></p>${list}</div>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
