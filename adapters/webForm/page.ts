// Makes the web form's pages: HTML that needs no script, made of the answer and nothing else.
import type { Language } from '../../src/time.ts';
import type { FormAnswer } from './answer.ts';
import { bookingPage } from './bookingPage.ts';
import type { FormView, RequiredWork } from './controls.ts';
import { formPage, officesPage } from './formPage.ts';
import { waitingPage } from './waiting.ts';
import { webFormWords } from './words/words.ts';

/** Does the work that a form on the page asks for. */
export const WORK_SCRIPT = '<script type="module" src="/channels/web/work.js"></script>';

export interface PageSettings {
  language: Language;
  /** A new key for each page: the same form sent twice books once. */
  key: string;
  work: RequiredWork | null;
}

/** The contents of a page, as HTML; the frame around them is that of all pages. */
export interface FormPage {
  title: string;
  body: string;
  /** The address of the same page in the other language. */
  other: string;
}

export function page(answer: FormAnswer, { language, key, work }: PageSettings): FormPage {
  const { values, faults } = answer;
  const view: FormView = { words: webFormWords(language), language, key, values, faults };
  const needsScript = work !== null || (answer.kind === 'booking' && answer.booking.work !== null);
  const script = needsScript ? WORK_SCRIPT : '';
  const other = new URLSearchParams({ language: language === 'id' ? 'en' : 'id' });
  if (answer.kind === 'form') other.set('office', answer.office.code);
  return {
    title: titleOf(view, answer),
    body: `<div class="web-form">${bodyOf(view, answer, work)}</div>${script}`,
    other: `/channels/web?${other}`,
  };
}

function titleOf({ words }: FormView, answer: FormAnswer): string {
  if (answer.kind === 'booking') return `${words.code} ${answer.booking.code}`;
  return answer.kind === 'form' || answer.kind === 'waiting' ? `${words.title}: ${answer.office.name}` : words.title;
}

function bodyOf(view: FormView, answer: FormAnswer, work: RequiredWork | null): string {
  switch (answer.kind) {
    case 'offices':
      return officesPage(view, answer.offices);
    case 'form':
      return formPage(view, answer, work);
    case 'waiting':
      return waitingPage(view, answer);
    case 'booking':
      return bookingPage(view, answer, work);
  }
}
