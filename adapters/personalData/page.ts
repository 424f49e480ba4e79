// Makes the pages of personal data: HTML that needs no script.
import { escapedHtml } from '../../src/html.ts';
import type { Language } from '../../src/time.ts';
import { alarm, hiddenFields } from '../webForm/controls.ts';
import { type FormPage, WORK_SCRIPT } from '../webForm/page.ts';
import type { DataAnswer } from './answer.ts';
import type { PersonalDataWords } from './words/id.ts';
import { personalDataWords } from './words/words.ts';

const PERSONAL_DATA_PATH = '/my-data';

export function personalDataPage(answer: DataAnswer, language: Language): FormPage {
  const words = personalDataWords(language);
  const fault = answer.fault ? alarm(escapedHtml(answer.fault), []) : '';
  return {
    title: words.title,
    body: `<div class="web-form"><h1>${words.title}</h1>${fault}${contents(answer, words, language)}</div>${answer.kind === 'work' ? WORK_SCRIPT : ''}`,
    other: `${PERSONAL_DATA_PATH}?language=${language === 'id' ? 'en' : 'id'}`,
  };
}

function contents(answer: DataAnswer, words: PersonalDataWords, language: Language): string {
  switch (answer.kind) {
    case 'ask':
      return askForm(answer, words, language);
    case 'digits':
      return proofDigitsForm(answer, words, language);
    case 'work':
      return digitsWorkForm(answer, words, language);
    case 'data':
      return dataCopy(answer, words, language);
    case 'eraseAsk':
      return eraseQuestion(answer, words, language);
    case 'erased':
      return `<p class="note good">${escapedHtml(answer.text)}</p>`;
  }
}

type Step<Kind extends DataAnswer['kind']> = Extract<DataAnswer, { kind: Kind }>;

function askForm({ values }: Step<'ask'>, words: PersonalDataWords, language: Language): string {
  const code = `<div class="field"><label for="code">${words.code}</label>
<input id="code" name="code" class="code" value="${escapedHtml(values.code)}" autocomplete="off" autocapitalize="characters" spellcheck="false" required></div>`;
  const birthDate = `<div class="field"><label for="birthDate">${words.birthDate}</label><p class="hint" id="birthDate-hint">${words.birthDateHint}</p>
<input id="birthDate" name="birthDate" value="${escapedHtml(values.birthDate)}" inputmode="numeric" autocomplete="bday" aria-describedby="birthDate-hint" required></div>`;
  return `<p>${words.intro}</p>
<form class="narrow" method="post" action="${PERSONAL_DATA_PATH}">${hiddenFields({ action: 'digits', language })}${code}${birthDate}
<button class="button main">${words.sendDigits}</button></form>`;
}

function proofDigitsForm({ values }: Step<'digits'>, words: PersonalDataWords, language: Language): string {
  return `<p>${words.digitsSent}</p>
<form class="narrow" method="post" action="${PERSONAL_DATA_PATH}">${hiddenFields({ action: 'show', language, ...values })}
<div class="field"><label for="digits">${words.digits}</label>
<input id="digits" name="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required></div>
<button class="button main">${words.show}</button></form>
<p><a href="${PERSONAL_DATA_PATH}?language=${language}">${words.again}</a></p>`;
}

/** The form sends itself once the work is done. */
function digitsWorkForm({ values, challenge }: Step<'work'>, words: PersonalDataWords, language: Language): string {
  return `<p class="scripted" role="status">${words.working}</p><noscript><p class="note care">${words.needsScript}</p></noscript>
<form method="post" action="${PERSONAL_DATA_PATH}" data-work="${escapedHtml(challenge)}">${hiddenFields({ action: 'digits', language, ...values })}</form>
<p><a href="${PERSONAL_DATA_PATH}?language=${language}">${words.again}</a></p>`;
}

function dataCopy({ copy, ofChildren }: Step<'data'>, words: PersonalDataWords, language: Language): string {
  const shown: ShownCopy = { pass: copy.pass ?? '', language, ...(ofChildren && { children: 'yes' }) };
  const button = (action: string, label: string, look = 'plain') =>
    `<form method="post" action="${PERSONAL_DATA_PATH}">${hiddenFields({ action, ...shown })}
<button class="button ${look}">${label}</button></form>`;
  const note = ofChildren ? `<p>${words.childrenNote}</p>` : '';
  const children = ofChildren ? '' : button('children', words.children);
  const erase = button('erase', ofChildren ? words.eraseChildren : words.erase, 'plain danger');
  const forms = `${button('file', words.file)}${children}${correctionForm(shown, words)}${erase}`;
  return `<p class="note">${words.private}</p>${note}${forms}<div class="as-written">${escapedHtml(copy.text)}</div>`;
}

/** The fields by which every form below a copy goes on with it. */
type ShownCopy = Record<'pass' | 'language', string> & { children?: string };

function correctionForm(shown: ShownCopy, words: PersonalDataWords): string {
  const field = (name: string, label: string, more = '') =>
    `<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" autocomplete="off" ${more}></div>`;
  return `<details><summary>${words.correct}</summary><p>${words.correctText}</p>
<form class="narrow" method="post" action="${PERSONAL_DATA_PATH}">${hiddenFields({ action: 'correct', ...shown })}
${field('booking', words.code, 'required')}${field('newName', words.newName, 'maxlength="100"')}${field('newBirthDate', words.newBirthDate, 'inputmode="numeric"')}
<button class="button plain">${words.correctSend}</button></form></details>`;
}

function eraseQuestion({ pass, ofChildren }: Step<'eraseAsk'>, words: PersonalDataWords, language: Language): string {
  const keep = `${PERSONAL_DATA_PATH}?${new URLSearchParams({ pass, language, ...(ofChildren && { children: 'yes' }) })}`;
  return `<h2>${ofChildren ? words.eraseChildrenTitle : words.eraseTitle}</h2><p>${ofChildren ? words.eraseChildrenText : words.eraseText}</p>
<form method="post" action="${PERSONAL_DATA_PATH}">${hiddenFields({ action: 'eraseSure', language, pass })}
<button class="button danger">${words.eraseYes}</button></form>
<p><a class="button plain" href="${escapedHtml(keep)}">${words.eraseNo}</a></p>`;
}
