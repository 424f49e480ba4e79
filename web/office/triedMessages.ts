// Shows the messages of the last month that an answer would have been given to.
import { html, nothing, type TemplateResult } from 'lit';
import type { PageLanguage } from '../texts/language.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate } from '../texts/when.ts';
import type { TryAnswerQuery } from './documents.ts';

type AnswerTrialShown = TryAnswerQuery['tryAnswer'];

export function triedMessages(
  trial: AnswerTrialShown,
  say: OfficeTexts<'rules' | 'intents'>,
  language: PageLanguage,
): TemplateResult {
  const { messages, answered, understoodOtherwise, examples } = trial;
  const words = say.answers;
  return html`
    <div class=${`note ${understoodOtherwise > 0 ? 'care' : 'good'}`} id="answer-trial">
      <p>${words.trial(answered, messages)}</p>
      ${understoodOtherwise > 0 ? html`<p>${words.otherwise(understoodOtherwise)}</p>` : nothing}
      ${
        examples.length > 0
          ? html`<ul>${examples.map(
              ({ text, receivedAt, intent, wasUnderstood }) => html`<li>
                <q>${text}</q> <span class="quietly">${dayOfDate(receivedAt.slice(0, 10), language, { weekday: undefined })}</span>
                ${wasUnderstood ? html` <span class="tag">${textFor(say.intents, intent) ?? intent}</span>` : nothing}
              </li>`,
            )}</ul>`
          : nothing
      }
    </div>`;
}
