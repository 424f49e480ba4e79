// The log of messages: looked for by code, number or words, each with how it stands, and sent again where it failed.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MessageState } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { choiceIn, valueIn } from '../fields/events.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import { nameOfChannel } from './channelNames.ts';
import { type LoggedFragment, MessageLogDocument, ResendMessageDocument, UnreachedDocument } from './documents.ts';
import { sectionWith } from './section.ts';

const STATES: readonly MessageState[] = [
  'FAILED',
  'UNKNOWN',
  'WAITING',
  'DROPPED',
  'SENT',
  'DELIVERED',
  'READ',
  'REFUSED',
  'DONE',
];
/** Messages of these states can be sent again: they were not taken, or that is not known. */
const RESENDABLE_STATES: readonly MessageState[] = ['FAILED', 'UNKNOWN', 'DROPPED', 'SENT'];
/** The choice of all messages that did not arrive, as far as is known. */
const NOT_ARRIVED = 'NOT_ARRIVED';
const STATE_CHOICES = [NOT_ARRIVED, ...STATES] as const;
const BAD_STATES: readonly MessageState[] = ['FAILED', 'UNKNOWN', 'DROPPED', 'REFUSED'];

@customElement('office-log')
export class OfficeLog extends sectionWith('talk', 'intents') {
  @state() private search = '';
  @state() private state: (typeof STATE_CHOICES)[number] | null = null;
  /** Applicants of coming visits who were not reached. */
  @state() private unreached = 0;
  @state() private messages: readonly LoggedFragment[] | null = null;
  /** The cursor of the next page; null: there is none. */
  @state() private next: string | null = null;
  @state() private done = '';

  /** Every access is logged, so the page asks for messages only when the manager does. */
  protected async load(): Promise<void> {
    await Promise.all([this.countUnreached(), this.messages && this.ask(null)]);
  }

  private async countUnreached(): Promise<void> {
    const { messageStatistics } = await this.place.ask(UnreachedDocument, { office: this.place.office.code });
    this.unreached = messageStatistics.unreached;
  }

  private showUnreached = (): void => {
    this.done = '';
    this.search = '';
    this.state = NOT_ARRIVED;
    void this.doing(() => this.ask(null));
  };

  private get filter(): { states: MessageState[] } | null {
    const { state } = this;
    if (state === null) return null;
    return { states: state === NOT_ARRIVED ? ['FAILED', 'UNKNOWN'] : [state] };
  }

  private async ask(after: string | null): Promise<void> {
    const { filter } = this;
    const variables = { office: this.place.office.code, search: this.search.trim() || null, filter, after };
    const { messages } = await this.place.ask(MessageLogDocument, variables);
    const found = messages.edges.map(({ node }) => node);
    this.messages = after ? [...(this.messages ?? []), ...found] : found;
    this.next = messages.pageInfo.hasNextPage ? messages.pageInfo.endCursor : null;
  }

  private resend({ id, to }: LoggedFragment): void {
    this.done = '';
    void this.doing(async () => {
      const input = { office: this.place.office.code, message: id, idempotencyKey: newIdempotencyKey() };
      const { answer } = await this.place.ask(ResendMessageDocument, { input });
      if (this.refused(answer)) return;
      this.done = this.say.log.sentAgain(to);
      this.place.onHands();
      await Promise.all([this.countUnreached(), this.ask(null)]);
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.log;
    return html`
      <section class="spaced" aria-labelledby="log-title">
        <h2 id="log-title">${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${
          this.unreached > 0
            ? html`<div class="note bad"><p>${say.unreached(this.unreached)}</p>
                <button class="button small" ?disabled=${this.busy} @click=${this.showUnreached}>${say.showUnreached}</button></div>`
            : nothing
        }
        <form class="finding" novalidate @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.done = '';
          void this.doing(() => this.ask(null));
        }}>
          <div class="field"><label for="log-search">${say.search}</label>
            <input id="log-search" type="search" autocomplete="off" .value=${this.search} @input=${(event: Event) => {
              this.search = valueIn(event);
            }}></div>
          <div class="field"><label for="log-state">${say.state}</label>
            <select id="log-state" @change=${(event: Event) => {
              this.state = choiceIn(event, STATE_CHOICES) ?? null;
            }}><option value="" ?selected=${this.state === null}>${say.all}</option>
              <option value=${NOT_ARRIVED} ?selected=${this.state === NOT_ARRIVED}>${say.notArrived}</option>
              ${STATES.map((state) => html`<option value=${state} ?selected=${state === this.state}>${say.states[state]}</option>`)}</select></div>
          <button class="button small" ?disabled=${this.busy}>${say.show}</button>
        </form>
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${this.messages ? this.list(this.messages) : nothing}
      </section>`;
  }

  private list(messages: readonly LoggedFragment[]): TemplateResult {
    const say = this.say.log;
    if (messages.length === 0) return html`<p role="status">${say.none}</p>`;
    return html`
      <ul class="log">${messages.map((message) => this.message(message))}</ul>
      ${
        this.next
          ? html`<button class="button plain small" ?disabled=${this.busy} @click=${() => this.doing(() => this.ask(this.next))}>${this.say.more}</button>`
          : nothing
      }`;
  }

  private message(message: LoggedFragment): TemplateResult {
    const say = this.say.log;
    const { direction, channel, from, to, text, media, state, fault, bookingCode, createdAt, attempts } = message;
    const { language, office } = this.place;
    const short = { weekday: 'short', month: 'short' } as const;
    const outward = direction === 'OUTBOUND';
    return html`
      <li class=${`card ${outward ? 'outward' : 'inward'}`}>
        <p class="from"><b>${outward ? say.to(to) : say.from(from)}</b>
          <span class="quietly">${nameOfChannel(this.say.channels, channel)} · ${dayOfDate(createdAt.slice(0, 10), language, short)}, ${timeOfDay(createdAt, office.timeZone, language)}${
            bookingCode ? html` · <span class="code">${bookingCode}</span>` : nothing
          }</span></p>
        <p class="text">${text || this.say.messages.noText}${media > 0 ? html` <span class="quietly">${this.say.messages.media(media)}</span>` : nothing}</p>
        <p class="row"><span class=${`tag ${BAD_STATES.includes(state) ? '' : 'still'}`}>${say.states[state]}</span>
          ${attempts > 1 ? html`<span class="quietly">${say.attempts(attempts)}</span>` : nothing}
          ${fault ? html`<span class="quietly">${textFor(this.say.reasons, fault) ?? fault}</span>` : nothing}
          ${
            outward && RESENDABLE_STATES.includes(state)
              ? html`<button class="button plain small" ?disabled=${this.busy} @click=${() => this.resend(message)}>${say.again}</button>`
              : nothing
          }</p>
      </li>`;
  }
}
