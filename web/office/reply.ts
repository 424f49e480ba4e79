// The form of an answer: typed, or begun from a saved reply, sent with or without handing the conversation back.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { valueIn } from '../fields/events.ts';
import { readStoredText, storeText } from '../storage/draftStorage.ts';
import {
  AddSavedReplyDocument,
  type AnsweringToolsQuery,
  ChangeSavedReplyDocument,
  EndSavedReplyDocument,
  ReplyDocument,
  type WholeConversationFragment,
} from './documents.ts';
import { sectionWith } from './section.ts';

type SavedReplyHere = AnsweringToolsQuery['savedReplies'][number];

const MAX_TYPED_REPLY_LENGTH = 1000;
const MAX_TITLE_LENGTH = 60;

@customElement('office-reply')
export class OfficeReply extends sectionWith('talk') {
  @property({ attribute: false }) conversation!: WholeConversationFragment;
  /** The last message of the person that is shown. */
  @property({ attribute: false }) seen: string | null = null;
  @property({ attribute: false }) replies: readonly SavedReplyHere[] = [];
  @property({ attribute: false }) onReplies: () => Promise<void> = async () => {};

  @state() private text = '';
  @state() private chosen: SavedReplyHere | null = null;
  @state() private savedTitle = '';
  @state() private empty = false;
  private once = newIdempotencyKey();

  private get draftName(): string {
    return `office reply ${this.conversation.id}`;
  }

  protected async load(): Promise<void> {
    this.text = readStoredText(this.draftName);
  }

  private type(text: string): void {
    this.text = text;
    this.empty = false;
    storeText(this.draftName, text);
  }

  private send(thenHandBack: boolean): void {
    const text = this.text.trim();
    this.empty = text === '';
    const field = this.querySelector<HTMLElement>('#reply-text');
    if (this.empty) {
      field?.focus();
      return;
    }
    void this.doing(async () => {
      const { seen } = this;
      const input = {
        office: this.place.office.code,
        conversation: this.conversation.id,
        text,
        seen,
        thenHandBack,
        idempotencyKey: this.once,
      };
      const { answer } = await this.place.ask(ReplyDocument, { input });
      if (this.refused(answer)) return;
      this.once = newIdempotencyKey();
      this.type('');
      this.chosen = null;
      field?.focus();
    });
  }

  private onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.send(false);
  };

  private choose(id: string): void {
    this.chosen = this.replies.find((one) => one.id === id) ?? null;
    this.savedTitle = this.chosen?.title ?? '';
    if (this.chosen) this.type(this.chosen.text);
  }

  private keep(): void {
    void this.doing(async () => {
      const words = { office: this.place.office.code, title: this.savedTitle.trim(), text: this.text.trim() };
      if (this.chosen)
        takenAnswer(
          (await this.place.ask(ChangeSavedReplyDocument, { input: { ...words, id: this.chosen.id } }))
            .changeSavedReply,
        );
      else
        takenAnswer(
          (await this.place.ask(AddSavedReplyDocument, { input: { ...words, idempotencyKey: newIdempotencyKey() } }))
            .addSavedReply,
        );
      await this.onReplies();
    });
  }

  private end({ id }: SavedReplyHere): void {
    void this.doing(async () => {
      takenAnswer(
        (await this.place.ask(EndSavedReplyDocument, { input: { office: this.place.office.code, id } })).endSavedReply,
      );
      this.chosen = null;
      this.savedTitle = '';
      await this.onReplies();
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.inbox;
    return html`
      <form class="replying" novalidate @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.send(false);
      }}>
        <div class="field"><label for="reply-saved">${say.savedReply}</label>
          <select id="reply-saved" @change=${(event: Event) => this.choose(valueIn(event))}>
            <option value="" ?selected=${!this.chosen}>${this.replies.length === 0 ? say.noSaved : say.noneChosen}</option>
            ${this.replies.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.chosen?.id}>${title}</option>`)}
          </select></div>
        <div class=${`field ${this.empty ? 'wrong' : ''}`}><label for="reply-text">${say.reply}</label>
          ${this.empty ? html`<p class="error" id="reply-error">${say.needText}</p>` : nothing}
          <textarea id="reply-text" rows="4" maxlength=${MAX_TYPED_REPLY_LENGTH} aria-describedby=${this.empty ? 'reply-error reply-hint' : 'reply-hint'}
            aria-invalid=${this.empty ? 'true' : 'false'} .value=${this.text} @keydown=${this.onKey}
            @input=${(event: Event) => this.type(valueIn(event))}></textarea>
          <p class="hint" id="reply-hint">${say.replyHint}</p></div>
        ${this.trouble()}
        <div class="row">
          <button class="button small" ?disabled=${this.busy}>${say.send}</button>
          <button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.send(true)}>${say.sendAndHandBack}</button>
        </div>
      </form>
      ${this.keeping()}`;
  }

  private keeping(): TemplateResult {
    const say = this.say.inbox;
    const { chosen } = this;
    return html`
      <details><summary>${say.keep}</summary>
        <p class="hint">${chosen ? say.changeHint : say.keepHint}</p>
        <div class="field"><label for="reply-title">${say.savedTitle}</label>
          <input id="reply-title" autocomplete="off" maxlength=${MAX_TITLE_LENGTH} .value=${this.savedTitle} @input=${(
            event: Event,
          ) => {
            this.savedTitle = valueIn(event);
          }}></div>
        <div class="row">
          <button type="button" class="button plain small" ?disabled=${this.busy || !this.savedTitle.trim() || !this.text.trim()} @click=${() => this.keep()}>${
            chosen ? say.changeSaved : say.addSaved
          }</button>
          ${chosen ? html`<button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.end(chosen)}>${say.endSaved}</button>` : nothing}
        </div>
      </details>`;
  }
}
