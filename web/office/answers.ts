// The office's own questions and answers: tried on the messages of the last month before they hold.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { takenAnswer } from '../api/takenAnswer.ts';
import { valueIn } from '../fields/events.ts';
import {
  ChangeAnswerDocument,
  EndAnswerDocument,
  MakeAnswerDocument,
  OfficeAnswersDocument,
  type OfficeAnswersQuery,
  TryAnswerDocument,
  type TryAnswerQuery,
} from './documents.ts';
import { sectionWith } from './section.ts';
import { triedMessages } from './triedMessages.ts';
import { askWithoutAnswer, type TypedAnswer, typedAnswerOf, wrongAnswerField } from './typedAnswer.ts';

type AnswerShown = NonNullable<OfficeAnswersQuery['office']>['answers'][number];
type AnswerField = keyof Omit<TypedAnswer, 'id'>;

@customElement('office-answers')
export class OfficeAnswers extends sectionWith('rules', 'intents') {
  @state() private answers: readonly AnswerShown[] = [];
  /** The answer that is being written; null: none. */
  @state() private typed: TypedAnswer | null = null;
  @state() private wrong: AnswerField | null = null;
  @state() private trial: TryAnswerQuery['tryAnswer'] | null = null;
  /** The question and examples that were tried. */
  @state() private tried = '';
  @state() private done: string | null = null;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(OfficeAnswersDocument, { office: this.place.office.code });
    this.answers = office?.answers ?? [];
  }

  private edit(answer: AnswerShown | null): void {
    this.typed = typedAnswerOf(answer);
    this.wrong = this.trial = this.done = null;
    this.tried = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#answer-question')?.focus());
  }

  private type(field: AnswerField, value: string): void {
    if (this.typed) this.typed = { ...this.typed, [field]: value };
    this.done = null;
  }

  /** It holds only as it was tried: a question that was changed since is tried again. */
  private get isTried(): boolean {
    return this.typed !== null && this.tried === JSON.stringify(askWithoutAnswer(this.typed));
  }

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.wrong = wrongAnswerField(typed);
    if (this.wrong) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong textarea, .wrong input')?.focus());
      return;
    }
    void this.doing(() => (this.isTried ? this.save(typed) : this.try(typed)));
  };

  private async try(typed: TypedAnswer): Promise<void> {
    const asked = askWithoutAnswer(typed);
    const input = { office: this.place.office.code, id: typed.id, ...asked };
    this.trial = (await this.place.ask(TryAnswerDocument, { input })).tryAnswer;
    this.tried = JSON.stringify(asked);
  }

  private async save(typed: TypedAnswer): Promise<void> {
    const office = this.place.office.code;
    const answer = { id: typed.inIndonesian.trim(), en: typed.inEnglish.trim() };
    const asked = askWithoutAnswer(typed);
    if (typed.id)
      takenAnswer(
        (await this.place.ask(ChangeAnswerDocument, { input: { office, id: typed.id, ...asked, answer } }))
          .changeAnswer,
      );
    else takenAnswer((await this.place.ask(MakeAnswerDocument, { input: { office, ...asked, answer } })).makeAnswer);
    this.typed = this.trial = null;
    await this.load();
    this.done = this.say.answers.saved;
  }

  private end(id: string): void {
    void this.doing(async () => {
      takenAnswer(
        (await this.place.ask(EndAnswerDocument, { input: { office: this.place.office.code, id } })).endAnswer,
      );
      if (this.typed?.id === id) this.typed = null;
      await this.load();
      this.done = this.say.answers.ended;
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.answers;
    return html`
      <section class="card" aria-labelledby="answers-title">
        <h2 id="answers-title">${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${this.answers.length > 0 ? html`<ul class="list">${this.answers.map((answer) => this.row(answer))}</ul>` : html`<p class="quietly">${say.none}</p>`}
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.typed ? this.form(this.typed) : html`${this.trouble()}<button type="button" class="button small" @click=${() => this.edit(null)}>${say.add}</button>`}
      </section>`;
  }

  private row(answer: AnswerShown): TemplateResult {
    const say = this.say.answers;
    return html`
      <li>
        <p><strong lang=${this.place.office.languages[0] ?? 'id'}>${answer.question}</strong></p>
        <p>${answer.text}</p>
        <div class="row">
          <button type="button" class="button plain small" aria-label=${say.changeOf(answer.question)} @click=${() => this.edit(answer)}>${say.change}</button>
          <button type="button" class="button plain small" aria-label=${say.endOf(answer.question)} ?disabled=${this.busy}
            @click=${() => this.end(answer.id)}>${say.end}</button>
        </div>
      </li>`;
  }

  private form(typed: TypedAnswer): TemplateResult {
    const say = this.say.answers;
    return html`
      <form novalidate @submit=${this.submit}>
        ${this.field(
          'question',
          html`<input id="answer-question" maxlength="200" autocomplete="off" .value=${typed.question}
          aria-describedby="answer-question-hint" aria-invalid=${this.isWrong('question')} @input=${this.typing('question')}>`,
        )}
        ${this.field(
          'examples',
          html`<textarea id="answer-examples" rows="4" .value=${typed.examples}
          aria-describedby="answer-examples-hint" aria-invalid=${this.isWrong('examples')} @input=${this.typing('examples')}></textarea>`,
        )}
        ${(['inIndonesian', 'inEnglish'] as const).map((field) =>
          this.field(
            field,
            html`<textarea id=${`answer-${field}`} rows="4" maxlength="1000" lang=${field === 'inIndonesian' ? 'id' : 'en'} .value=${typed[field]}
              aria-describedby=${`answer-${field}-hint`} aria-invalid=${this.isWrong(field)} @input=${this.typing(field)}></textarea>`,
          ),
        )}
        ${this.trouble()}
        <div aria-live="polite">${this.trial && this.isTried ? triedMessages(this.trial, this.say, this.place.language) : nothing}</div>
        <div class="row">
          <button class="button small" ?disabled=${this.busy}>${this.isTried ? this.say.save : say.try}</button>
          <button type="button" class="button plain small" @click=${() => {
            this.typed = null;
          }}>${this.say.cancel}</button>
        </div>
      </form>`;
  }

  private field(name: AnswerField, control: TemplateResult): TemplateResult {
    const say = this.say.answers;
    const isWrong = this.wrong === name;
    return html`
      <div class=${`field ${isWrong ? 'wrong' : ''}`}>
        <label for=${`answer-${name}`}>${say.names[name]}</label>
        ${isWrong ? html`<p class="error" role="alert">${say.needs[name]}</p>` : nothing}
        ${control}
        <p class="hint" id=${`answer-${name}-hint`}>${say.hints[name]}</p>
      </div>`;
  }

  private isWrong(name: AnswerField): 'true' | 'false' {
    return this.wrong === name ? 'true' : 'false';
  }

  private typing(field: AnswerField): (event: Event) => void {
    return (event) => this.type(field, valueIn(event));
  }
}
