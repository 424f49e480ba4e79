// Conversations that need a hand: each as it was written, with why it came to nothing, to be booked or marked as done.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { takenAnswer } from '../api/takenAnswer.ts';
import { storeValue } from '../storage/draftStorage.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import {
  DismissMessageDocument,
  type FailedFragment,
  FailedMessagesDocument,
  type FailedMessagesQuery,
} from './documents.ts';
import './message.ts';
import { nameOfChannel } from './channelNames.ts';
import { sectionWith } from './section.ts';

@customElement('office-messages')
export class OfficeMessages extends sectionWith('talk', 'intents') {
  @state() private messages: readonly FailedFragment[] | null = null;
  /** The place in the list from which older ones are loaded; null: there are none. */
  @state() private olderAfter: string | null = null;
  /** The message that is being booked. */
  @state() private opened: string | null = null;
  @state() private done = '';

  protected async load(): Promise<void> {
    const { failedMessages } = await this.place.ask(FailedMessagesDocument, { office: this.place.office.code });
    this.showPage([], failedMessages);
  }

  private showPage(known: readonly FailedFragment[], page: FailedMessagesQuery['failedMessages']): void {
    this.messages = [...known, ...page.nodes];
    this.olderAfter = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  }

  private loadOlder(): void {
    void this.doing(async () => {
      const variables = { office: this.place.office.code, after: this.olderAfter };
      const { failedMessages } = await this.place.ask(FailedMessagesDocument, variables);
      this.showPage(this.messages ?? [], failedMessages);
    });
  }

  private dismiss(message: FailedFragment): void {
    void this.doing(async () => {
      takenAnswer(
        (
          await this.place.ask(DismissMessageDocument, {
            input: { office: this.place.office.code, message: message.id },
          })
        ).dismissMessage,
      );
      await this.gone(message, this.say.messages.dismissed(message.from));
    });
  }

  /** It is off the list, and what became of it stands above. */
  private async gone(message: FailedFragment, done: string): Promise<void> {
    storeValue(`office message ${message.id}`, null);
    this.messages = this.messages?.filter(({ id }) => id !== message.id) ?? null;
    this.opened = null;
    this.done = done;
    this.place.onHands();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.note.good')?.focus();
  }

  protected override render(): TemplateResult {
    const say = this.say.messages;
    const { messages } = this;
    return html`
      ${this.head(this.say.nav.messages, html`<p class="hint">${say.hint}</p>`)}
      ${this.done ? html`<p class="note good" role="status" tabindex="-1">${this.done}</p>` : nothing}
      ${this.trouble()}
      ${
        messages
          ? messages.length === 0
            ? html`<section class="card empty"><h2>${say.none}</h2><p>${say.noneHint}</p></section>`
            : html`<ul class="threads">${messages.map((message) => this.thread(message))}</ul>`
          : this.fault
            ? nothing
            : this.working()
      }
      ${
        this.olderAfter
          ? html`<button class="button plain small" ?disabled=${this.busy} @click=${this.loadOlder}>${this.say.more}</button>`
          : nothing
      }`;
  }

  private thread(message: FailedFragment): TemplateResult {
    const say = this.say.messages;
    const { id, from, channel, text, media, reason, receivedAt } = message;
    const { language, office } = this.place;
    const open = this.opened === id;
    const when = `${dayOfDate(receivedAt.slice(0, 10), language, { weekday: 'short', month: 'short' })}, ${timeOfDay(receivedAt, office.timeZone, language)}`;
    return html`
      <li class="card thread">
        <div class="said">
          <p class="from"><b>${from}</b> <span class="quietly">${nameOfChannel(this.say.channels, channel)} · ${when}</span></p>
          <blockquote>${text || say.noText}</blockquote>
          ${media > 0 ? html`<p class="quietly">${say.media(media)}</p>` : nothing}
        </div>
        <div class="why">
          <p><span class="tag">${textFor(this.say.reasons, reason) ?? reason}</span></p>
          <div class="row">
            <button class="button small" aria-expanded=${open ? 'true' : 'false'} @click=${() => {
              this.opened = open ? null : id;
              this.done = '';
            }}>${say.accept}</button>
            <button class="button plain small" ?disabled=${this.busy} @click=${() => this.dismiss(message)}>${say.dismiss}</button>
          </div>
        </div>
        ${
          open
            ? html`<office-message .place=${this.place} .message=${message} .onDone=${(done: string) => void this.gone(message, done)}
                .onClose=${() => {
                  this.opened = null;
                }}></office-message>`
            : nothing
        }
      </li>`;
  }
}
