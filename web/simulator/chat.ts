// The applicant's phone: both sides of the chat, what can be pressed, and the line to write in.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { onServer } from '../api/server.ts';
import { valueIn } from '../fields/events.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { SimulatorTexts } from '../texts/simulator/texts.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import type { Button, ChatMessage } from './remote.ts';

/** On its way, or not taken. */
export interface Unsent {
  text: string;
  photo: boolean;
  failed: boolean;
}

@customElement('antrean-chat')
export class AntreanChat extends LitElement {
  @property() language: PageLanguage = 'id';
  /** With whom. */
  @property() name = '';
  /** By which kind of number, and the number. */
  @property() way = '';
  @property() zone = 'Asia/Jakarta';
  @property({ attribute: false }) messages: readonly ChatMessage[] = [];
  @property({ attribute: false }) unsent: Unsent | null = null;
  @property({ attribute: false }) examples: readonly string[] = [];
  /** Whether the office has a use for photos. */
  @property({ type: Boolean }) photos = false;
  /** The text that is being typed. */
  @property() typed = '';
  @property() trouble = '';
  @property({ attribute: false }) onTyped: (text: string) => void = () => {};
  @property({ attribute: false }) onSend: (text: string, button?: Button) => void = () => {};
  @property({ attribute: false }) onPhoto: (photo: Blob | null) => void = () => {};
  @property({ attribute: false }) onRetry: () => void = () => {};

  @query('.messages') private log!: HTMLElement;
  private atEnd = true;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(): void {
    const { log } = this;
    // A reader further up in the chat is not pulled away.
    this.atEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const mine = changed.has('unsent') && this.unsent !== null;
    if ((changed.has('messages') && this.atEnd) || mine || changed.has('name')) this.toEnd();
  }

  private toEnd = (): void => {
    this.log.scrollTop = this.log.scrollHeight;
  };

  /** Puts the line under the reader's hands. */
  write(): void {
    const line = this.querySelector<HTMLTextAreaElement>('textarea');
    line?.focus();
    line?.setSelectionRange(line.value.length, line.value.length);
  }

  protected override render(): TemplateResult {
    const say = simulatorTexts(this.language);
    return html`
      <div class="phone">
        <div class="phone-head">
          <span class="face" aria-hidden="true">${initials(this.name)}</span>
          <h2>${this.name} <small>${this.way}</small></h2>
        </div>
        <div class="messages" role="log" aria-label=${say.chat} tabindex="0">
          ${this.messages.length === 0 && !this.unsent ? html`<p class="empty">${say.empty(this.name)}</p>` : nothing}
          ${this.messages.map((bubble, index) => this.bubble(bubble, this.messages[index - 1], say))}
          ${this.unsent ? this.waiting(this.unsent, say) : nothing}
        </div>
        <div class="writing">
          ${this.trouble ? html`<p class="error" role="alert">${this.trouble}</p>` : nothing}
          ${this.exampleRow(say)}
          ${this.line(say)}
        </div>
      </div>`;
  }

  private bubble(message: ChatMessage, before: ChatMessage | undefined, say: SimulatorTexts): TemplateResult {
    const { at, from, text, media, buttons } = message;
    const newDay = !before || dateOfInstant(before.at) !== dateOfInstant(at);
    return html`
      ${newDay ? html`<p class="day"><span>${dayOfDate(dateOfInstant(at), this.language)}</span></p>` : nothing}
      <div class=${`bubble ${from}`}>
        <span class="unseen">${from === 'applicant' ? say.you : this.name}:</span>
        ${media.map((address) => this.picture(address, from, say))}
        ${text ? html`<p>${linked(text)}</p>` : nothing}
        <time datetime=${at}>${timeOfDay(at, this.zone, this.language)}</time>
      </div>
      ${
        buttons.length > 0
          ? html`<div class="presses">${buttons.map(
              (button) =>
                html`<button class="press" @click=${() => this.onSend(button.title, button)}>${button.title}</button>`,
            )}</div>`
          : nothing
      }`;
  }

  private picture(address: string, from: ChatMessage['from'], say: SimulatorTexts): TemplateResult {
    const what = address.includes('code128') ? say.bar : say.qr;
    const alt = from === 'applicant' ? say.sentPhoto : say.pictureOf(what);
    const kind = from === 'applicant' ? 'photo' : address.includes('code128') ? 'bar' : 'qr';
    return html`<img class=${kind} src=${onServer(address)} alt=${alt} @load=${() => this.atEnd && this.toEnd()}
      @error=${({ target }: Event) => {
        if (!(target instanceof HTMLImageElement)) return;
        target.classList.add('gone');
        target.alt = say.photoGone;
      }}>`;
  }

  private waiting({ text, photo, failed }: Unsent, say: SimulatorTexts): TemplateResult {
    return html`
      <div class="bubble applicant ${failed ? 'failed' : 'sending'}">
        <span class="unseen">${say.you}:</span>
        ${photo ? html`<p class="file">${say.sentPhoto}</p>` : nothing}${text ? html`<p>${text}</p>` : nothing}
      </div>
      ${
        failed
          ? html`<p class="not-sent" role="alert">${say.notSent} <button class="link" @click=${this.onRetry}>${say.send}</button></p>`
          : html`<div class="bubble office typing" role="status"><span class="unseen">${say.answering}</span><i></i><i></i><i></i></div>`
      }`;
  }

  private exampleRow(say: SimulatorTexts): TemplateResult {
    return html`<div class="examples" role="group" aria-label=${say.examples}>
      ${this.examples.map(
        (text) =>
          html`<button class="example" @click=${() => {
            this.onTyped(text);
            void this.updateComplete.then(() => this.write());
          }}>${text}</button>`,
      )}
      ${this.photos ? html`<button class="example" @click=${() => this.onPhoto(null)}>${say.samplePhoto}</button>` : nothing}
    </div>`;
  }

  private line(say: SimulatorTexts): TemplateResult {
    return html`<form class="line" @submit=${this.submit}>
      <label class="attach" title=${say.photo}><span class="unseen">${say.photo}</span>
        <input type="file" accept="image/*" @change=${this.pick}></label>
      <textarea rows="1" aria-label=${say.write} placeholder=${say.write} maxlength="4000" enterkeyhint="send"
        .value=${this.typed} @input=${(event: InputEvent) => this.onTyped(valueIn(event))}
        @keydown=${this.keyed}></textarea>
      <button class="send" aria-label=${say.send} title=${say.send}></button>
    </form>`;
  }

  /** Enter sends, as on a phone; with Shift it is a new line. */
  private keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  };

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    if (this.typed.trim()) this.onSend(this.typed);
  }

  private pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [photo] = target.files ?? [];
    if (photo) this.onPhoto(photo);
    target.value = '';
  };
}

function initials(name: string): string {
  const words = name.replace(/^Kantor Imigrasi /, '').split(' ');
  return words
    .slice(0, 2)
    .map(([first = '']) => first)
    .join('');
}

/** Addresses can be followed, as on a phone. */
function linked(text: string): (string | TemplateResult)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? html`<a href=${part} target="_blank" rel="noopener">${part}</a>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-chat': AntreanChat;
  }
}
