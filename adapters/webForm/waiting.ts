// Waiting for a place by the web form, where no day has one: whether it is offered, and what is told.

import { escapedHtml } from '../../src/html.ts';
import { dateInWords } from '../../src/time.ts';
import type { FormAnswer, FormOffice } from './answer.ts';
import type { FormView } from './controls.ts';

/** There is nothing to book, and the number can be proven by digits, so that the applicant can be told of a place. */
export function canWait({ availability, waitsByDigits }: FormOffice): boolean {
  return waitsByDigits && availability.some(({ mayWait }) => mayWait);
}

export function waitingPage(
  { words, language, values }: FormView,
  { office, waiting }: Extract<FormAnswer, { kind: 'waiting' }>,
): string {
  const until = dateInWords(waiting.expiresAt.slice(0, 10), language);
  return `<h1>${escapedHtml(office.name)}</h1>
<div class="note good" role="status"><h2>${words.waiting}</h2>
<p>${words.waitingHow(escapedHtml(values.phone ?? ''), waiting.place)}</p>
<p>${words.waitingUntil(until)}</p></div>
<p><a href="?office=${encodeURIComponent(office.code)}&amp;language=${language}">${words.again}</a></p>`;
}
