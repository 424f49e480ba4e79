// Makes an officer's answer one of the office: the next person who asks the same gets it automatically.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { valueIn } from '../fields/events.ts';
import { MakeAnswerDocument } from './documents.ts';
import { sectionWith } from './section.ts';

const MAX_QUESTION_TYPED_LENGTH = 200;

@customElement('office-make-answer')
export class OfficeMakeAnswer extends sectionWith('talk') {
  @property({ attribute: false }) question = '';
  @property({ attribute: false }) answer = '';
  @property({ attribute: false }) onDone: (done: string) => void = () => {};
  @property({ attribute: false }) onClose: () => void = () => {};

  @state() private typed = { question: '', answer: '' };
  private readonly once = newIdempotencyKey();

  protected async load(): Promise<void> {
    const question = this.question.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_TYPED_LENGTH);
    this.typed = { question, answer: this.answer };
    await this.updateComplete;
    this.querySelector<HTMLElement>('input')?.focus();
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { question, answer } = this.typed;
    void this.doing(async () => {
      const input = {
        office: this.place.office.code,
        question,
        examples: [],
        answer: { id: answer },
        idempotencyKey: this.once,
      };
      takenAnswer((await this.place.ask(MakeAnswerDocument, { input })).makeAnswer);
      this.onDone(this.say.inbox.answerMade(question));
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.inbox;
    const { question, answer } = this.typed;
    return html`
      <form class="change" novalidate @submit=${this.save} aria-label=${say.makeAnswer}>
        <p class="hint">${say.makeAnswerHint}</p>
        <div class="field"><label for="answer-question">${say.question}</label>
          <input id="answer-question" autocomplete="off" maxlength=${MAX_QUESTION_TYPED_LENGTH} .value=${this.typed.question} @input=${(
            event: Event,
          ) => {
            this.typed = { ...this.typed, question: valueIn(event) };
          }}></div>
        <div class="field"><label for="answer-text">${say.answer}</label>
          <textarea id="answer-text" rows="4" maxlength="1000" .value=${this.typed.answer} @input=${(event: Event) => {
            this.typed = { ...this.typed, answer: valueIn(event) };
          }}></textarea></div>
        ${this.trouble()}
        <div class="row"><button class="button small" ?disabled=${this.busy || !question.trim() || !answer.trim()}>${this.say.save}</button>
          <button type="button" class="button plain small" @click=${() => this.onClose()}>${this.say.cancel}</button></div>
      </form>`;
  }
}
