// Makes the web form of one office, and the page to choose an office or look a booking up.
import { escapedHtml } from '../../src/html.ts';
import { dateInWords } from '../../src/time.ts';
import { type FormAnswer, type FormOffice, officeWants } from './answer.ts';
import {
  alarm,
  type FormView,
  faultLines,
  faultNote,
  hiddenFields,
  inputField,
  pathOf,
  type RequiredWork,
  selectField,
} from './controls.ts';
import { denialBox } from './denial.ts';
import { FORM_PRIORITIES } from './form.ts';
import { canWait } from './waiting.ts';

const CODE_ATTRIBUTES = 'autocomplete="off" autocapitalize="characters" spellcheck="false" required';
const BIRTH_DATE_ATTRIBUTES = 'inputmode="numeric" autocomplete="bday" required';

/** The Enter key presses the first button of a form: it books, and does not send digits. */
const DEFAULT_BUTTON = '<button class="unseen" tabindex="-1" aria-hidden="true"></button>';

export function officesPage(view: FormView, offices: Extract<FormAnswer, { kind: 'offices' }>['offices']): string {
  const { words, language, faults } = view;
  const links = offices.map(({ code, name, city }) => {
    return `<li><a href="?office=${encodeURIComponent(code)}&amp;language=${language}"><strong>${escapedHtml(city)}</strong><span>${escapedHtml(name)}</span></a></li>`;
  });
  const unread = faults.birthDate && `<a href="#birthDate">${words.birthDate}</a>: ${words[faults.birthDate]}`;
  const wrong = faults.code ? words.notFound : unread;
  const code = inputField({ ...view, faults: {} }, { name: 'code', label: words.code, attributes: CODE_ATTRIBUTES });
  return `${wrong ? alarm(words.faults, [wrong]) : ''}
<h1>${words.title}</h1>
<h2>${words.chooseOffice}</h2>
<ul class="offices">${links.join('')}</ul>
<section class="aside" id="look-up"><h2>${words.lookUp}</h2>
<form method="post" action="/channels/web" class="narrow">
${hiddenFields({ action: 'show', language })}
${code}
${birthDateField(view)}
<button class="button plain">${words.show}</button>
</form></section>`;
}

export function formPage(
  view: FormView,
  { office, denial, digitsSent }: Extract<FormAnswer, { kind: 'form' }>,
  work: RequiredWork | null,
): string {
  const { words, language, values, faults } = view;
  // A form that sends itself after the work does again what its button did.
  const step: Readonly<Record<string, string>> = work && values.step ? { step: values.step } : {};
  const wrong = faultLines(faults, words);
  const trouble = wrong.length > 0 ? alarm(words.faults, wrong) : denialBox(denial, office.timeZone, view);
  const kept = { key: values.key || view.key, photo: values.photo ?? '' };
  return `${work ? alarm(escapedHtml(work.message), [`<span class="scripted">${words.proving}</span>`]) : ''}
${trouble}
<h1>${escapedHtml(office.name)}</h1>
<p class="hint">${escapedHtml(office.privacy.brief)} <a href="${escapedHtml(pathOf(office.privacy.url))}">${words.privacyMore}</a></p>
<form class="narrow" method="post" action="/channels/web" enctype="multipart/form-data"${work ? ` data-work="${escapedHtml(work.challenge)}"` : ''}>
${hiddenFields({ action: 'book', office: office.code, language, ...step, ...kept })}
${office.digitsBy.length === 0 ? '' : DEFAULT_BUTTON}
${formFields(view, office, digitsSent).join('\n')}
<p class="note">${words.bring}: ${escapedHtml(office.bring)}</p>
${canWait(office) ? waitButton(words) : `<button class="button main">${words.submit}</button>`}
</form>`;
}

/** In the place of the button that books: there is nothing to book. */
function waitButton(words: FormView['words']): string {
  return `<p class="note">${words.waitHint}</p>
<button class="button main" name="step" value="wait">${words.tellMe}</button>`;
}

function formFields(view: FormView, office: FormOffice, digitsSent: boolean): string[] {
  const { words } = view;
  const { asksForAddress, photoRequired } = officeWants(office);
  const services = office.services.filter(({ channels }) => channels.includes('WEB'));
  const service = {
    name: 'service',
    label: words.service,
    options: services.map(({ code, name }): [string, string] => [code, name]),
  } as const;
  const days = {
    name: 'visitDate',
    label: words.visitDate,
    options: [['', words.anyDay], ...dayOptions(view, office)],
  } as const;
  const address = 'autocomplete="street-address" maxlength="300" required';
  return [
    services.length > 1 ? selectField(view, service) : '',
    inputField(view, {
      name: 'name',
      label: words.name,
      hint: words.nameHint,
      attributes: 'autocomplete="name" maxlength="100" required',
    }),
    birthDateField(view),
    selectField(view, days),
    inputField(view, {
      name: 'phone',
      label: words.phone,
      hint: words.phoneHint,
      attributes: 'type="tel" autocomplete="tel"',
      optional: !canWait(office),
    }),
    office.digitsBy.length === 0 ? '' : numberDigits(view, office, digitsSent),
    asksForAddress ? inputField(view, { name: 'address', label: words.address, attributes: address }) : '',
    selectField(view, {
      name: 'priority',
      label: words.priority,
      options: FORM_PRIORITIES.map((one) => [one, words[one]]),
      hint: words.priorityHint,
    }),
    office.registration.photo === 'NONE' ? '' : photoField(view, photoRequired),
  ];
}

/** An applicant who reads digits back before booking is proven, and confirmed at once; one who waits has to. */
function numberDigits(view: FormView, office: FormOffice, digitsSent: boolean): string {
  const { words } = view;
  const send = `<p><button class="button plain" name="step" value="numberDigits" formnovalidate>${digitsSent ? words.digitsAgain : words.digitsFirst}</button></p>`;
  const hint = canWait(office) ? words.digitsToWaitHint : words.digitsFirstHint;
  if (!digitsSent) return `<p class="hint">${hint}</p>${send}`;
  const attributes = 'inputmode="numeric" autocomplete="one-time-code" maxlength="10"';
  return `${inputField(view, { name: 'digits', label: words.digitsSent, attributes })}${send}`;
}

function birthDateField(view: FormView): string {
  const { birthDate: label, birthDateHint: hint } = view.words;
  return inputField(view, { name: 'birthDate', label, hint, attributes: BIRTH_DATE_ATTRIBUTES });
}

function dayOptions({ words, language }: FormView, { availability }: FormOffice): [string, string][] {
  return availability.flatMap(({ date, status, remaining }): [string, string][] => {
    if (status !== 'OPEN' && status !== 'FULL') return [];
    const left = status === 'FULL' ? words.full : words.places(remaining);
    return [[date, `${dateInWords(date, language)}, ${left}`]];
  });
}

function photoField({ words, values, faults }: FormView, isRequired: boolean): string {
  const kept = values.photo ? `<p class="hint">${words.photoKept}</p>` : '';
  const required = isRequired && !values.photo ? 'required' : '';
  return `<div class="field${faults.photo ? ' wrong' : ''}"><label for="photo">${words.photo}${isRequired ? '' : ` <span>(${words.optional})</span>`}</label>
<p class="hint" id="photo-hint">${words.photoHint}</p>${kept}${faultNote('photo', faults, words)}
<input id="photo" name="photoFile" type="file" accept="image/jpeg,image/png,image/webp,image/heic,image/heif" aria-describedby="photo-hint" ${required}></div>`;
}
