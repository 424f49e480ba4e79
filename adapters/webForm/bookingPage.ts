// Makes the web form's page of one booking: how to confirm it, the queue number, and the steps that are allowed.
import { escapedHtml } from '../../src/html.ts';
import { dateInWords, timeInWords } from '../../src/time.ts';
import type { BookedSeat, FormAnswer } from './answer.ts';
import { alarm, type FormView, hiddenFields, pathOf, type RequiredWork } from './controls.ts';
import { dayAndTime, denialBox } from './denial.ts';

/** The code and birth date that every step repeats. */
type Proof = Readonly<Record<'code' | 'birthDate' | 'language', string>>;

/** `work`: for sending digits; null: none is asked. */
export function bookingPage(
  view: FormView,
  answer: Extract<FormAnswer, { kind: 'booking' }>,
  work: RequiredWork | null,
): string {
  const { words, language, values, faults } = view;
  const { booking, denial, digitsSent } = answer;
  const { code, office, applicant } = booking;
  const proof = { code, birthDate: applicant.birthDate ?? values.birthDate ?? '', language };
  const { visitDate: fault } = faults;
  const wrongDay = fault ? alarm(words.faults, [`<a href="#newDate">${words.newDate}</a>: ${words[fault]}`]) : '';
  const overflow = booking.overflowedFrom
    ? `<p class="note care">${words.overflow(dateInWords(booking.overflowedFrom, language))}</p>`
    : '';
  const { priorityNote } = booking;
  const priority = priorityNote ? `<p class="note care">${escapedHtml(priorityNote)}</p>` : '';
  const head =
    booking.status === 'HELD' ? heldPart(view, { booking, proof, digitsSent, work }) : settledPart(view, booking);
  const again = `<p><a class="button plain" href="/channels/web?language=${language}">${words.again}</a></p>`;
  return `${denialBox(denial, office.timeZone, view) || wrongDay}${head}${overflow}${priority}${facts(view, booking)}${steps(view, booking, proof)}
${again}`;
}

function facts({ words, language }: FormView, { window, office, applicant, service, code }: BookedSeat): string {
  const rows = [
    [words.office, escapedHtml(office.name)],
    [words.visitDate, dayAndTime(window.startsAt, office.timeZone, language)],
    [words.name, escapedHtml(applicant.name)],
    [words.service, escapedHtml(service.name)],
    [words.code, `<span class="code">${code}</span>`],
  ];
  return `<dl class="facts">${rows.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

interface HeldScene {
  booking: BookedSeat;
  proof: Proof;
  digitsSent: boolean;
  work: RequiredWork | null;
}

function heldPart(view: FormView, { booking, proof, digitsSent, work }: HeldScene): string {
  const { words, language } = view;
  const { code, confirmBy, office, proofs } = booking;
  const byDigits = work ? digitsWork(view, proof, work) : digitsForm(view, proof, digitsSent);
  // Without a number of the applicant, or a channel of the office, no digits can be sent.
  const digits = work || digitsSent || (office.digitsBy.length > 0 && booking.applicant.phone) ? byDigits : '';
  if (proofs.length === 0) return `<h1>${words.held}</h1>${confirmForm(view, booking, proof)}${digits}`;
  const until = confirmBy ? timeInWords(Temporal.Instant.from(confirmBy), office.timeZone, language) : '';
  const links = proofs.flatMap(({ name, address, link }) => {
    const way = link?.includes('/simulator?') ? words.simulator : name;
    const text = escapedHtml(words.sendBy(way, address));
    return link ? [`<li><a class="button main" href="${escapedHtml(link)}">${text}</a></li>`] : [];
  });
  return `<h1>${words.held}</h1><p>${words.heldHow(until)}</p><p class="your-code"><span>${words.code}</span><b class="code">${code}</b></p>
<ul class="ways">${links.join('')}</ul>
<form method="post" action="/channels/web">${hiddenFields({ action: 'show', ...proof })}<button class="button plain">${words.sent}</button></form>${digits}`;
}

function digitsForm({ words }: FormView, proof: Proof, digitsSent: boolean): string {
  if (!digitsSent)
    return `<form method="post" action="/channels/web">${hiddenFields({ action: 'digits', ...proof })}<p>${words.orDigits}</p><button class="button plain">${words.sendDigits}</button></form>`;
  return `<form method="post" action="/channels/web">${hiddenFields({ action: 'confirm', ...proof })}
<div class="field"><label for="digits">${words.digitsSent}</label><input id="digits" name="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required></div><button class="button main">${words.confirm}</button></form>`;
}

/** The form sends itself once the work is done. */
function digitsWork({ words }: FormView, proof: Proof, { challenge, message }: RequiredWork): string {
  const task = `data-work="${escapedHtml(challenge)}"`;
  return `${alarm(escapedHtml(message), [`<span class="scripted">${words.proving}</span>`])}
<form method="post" action="/channels/web" ${task}>${hiddenFields({ action: 'digits', ...proof })}</form>`;
}

/** The proof of work begins as the page opens, and is sent with the button; a page without scripts has none to send. */
function confirmForm({ words }: FormView, { work }: BookedSeat, proof: Proof): string {
  const task = work ? ` data-work="${escapedHtml(work)}" data-work-at="submit"` : '';
  const notes = work
    ? `<p class="note" role="status" hidden>${words.working}</p><noscript><p class="note care">${words.needsScript}</p></noscript>`
    : '';
  return `<form method="post" action="/channels/web"${task}>${hiddenFields({ action: 'confirm', ...proof })}${notes}<button class="button main"${work ? ' disabled' : ''}>${words.confirmDirect}</button></form>`;
}

function settledPart({ words, language }: FormView, booking: BookedSeat): string {
  const { status, code, queueNumber, office, arriveBy, forfeitsAt, calendarUrl } = booking;
  if (status === 'HELD') return '';
  if (status !== 'CONFIRMED') return `<h1>${words[status]}</h1>`;
  const told = (at: string) => timeInWords(Temporal.Instant.from(at), office.timeZone, language);
  return `<h1 class="booked">${words.confirmed} <strong class="number">${escapedHtml(queueNumber ?? '')}</strong></h1>
<p class="note good">${words.arriveBy(told(arriveBy), told(forfeitsAt))}</p>
<p class="codes"><img src="${escapedHtml(pathOf(booking.barcodeUrl))}" alt="QR ${code}" width="180" height="180"><img src="${escapedHtml(pathOf(booking.code128Url))}" alt="Code 128 ${code}" height="80"></p>
<p>${words.bring}: ${escapedHtml(office.bring)}</p>
${calendarUrl ? `<p><a href="${escapedHtml(pathOf(calendarUrl))}">${words.calendar}</a></p>` : ''}`;
}

function steps(view: FormView, { allowedActions }: BookedSeat, proof: Proof): string {
  const { words, key } = view;
  const move = allowedActions.includes('RESCHEDULE') ? moveForm(view, proof) : '';
  const cancel = allowedActions.includes('CANCEL')
    ? `<details><summary>${words.cancel}</summary><form method="post" action="/channels/web">${hiddenFields({ action: 'cancel', ...proof, key })}<button class="button plain danger">${words.cancelSure}</button></form></details>`
    : '';
  return move + cancel;
}

function moveForm({ words, key, values, faults }: FormView, proof: Proof): string {
  const { visitDate: fault } = faults;
  const typed = escapedHtml(fault ? (values.visitDate ?? '') : '');
  const described = `aria-describedby="newDate-hint${fault ? ' newDate-error' : ''}"${fault ? ' aria-invalid="true"' : ''}`;
  const note = fault ? `<p class="error" id="newDate-error">${words[fault]}</p>` : '';
  return `<details${fault ? ' open' : ''}><summary>${words.change}</summary><form method="post" action="/channels/web">${hiddenFields({ action: 'move', ...proof, key })}
<div class="field${fault ? ' wrong' : ''}"><label for="newDate">${words.newDate}</label><p class="hint" id="newDate-hint">${words.newDateHint}</p>
${note}<input id="newDate" name="visitDate" inputmode="numeric" value="${typed}" ${described} required></div><button class="button plain">${words.change}</button></form></details>`;
}
