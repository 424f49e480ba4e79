// The inbox: people who wait for an officer, live, and beside the list the conversation that is open.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { onceInstead } from '../api/document.ts';
import { LiveConnection } from '../api/live.ts';
import { valueIn } from '../fields/events.ts';
import './conversation.ts';
import { InboxLiveDocument, type ListedConversationFragment, OpenConversationDocument } from './documents.ts';
import { sectionWith } from './section.ts';

const SHOWN_LISTS = ['waiting', 'mine', 'all'] as const;
type ShownList = (typeof SHOWN_LISTS)[number];

const CONVERSATIONS_AT_ONCE = 50;
const MOST_CONVERSATIONS = 200;
const WAITING_TICK_MS = 30_000;

/** `#inbox/to-KTWNNQ7F` opens the conversation with the person of that booking. */
const TO_BOOKING = 'to-';
const BOOKING_CODE = /^(?=.*\d)(?=.*[a-z])[a-z\d]{4}[ -]?[a-z\d]{4}$/i;

@customElement('office-inbox')
export class OfficeInbox extends sectionWith('talk') {
  /** The conversation that the address names. */
  @property({ attribute: false }) opened = '';

  @state() private list: readonly ListedConversationFragment[] | null = null;
  @state() private hasMore = false;
  @state() private shownList: ShownList = 'waiting';
  @state() private typedPerson = '';
  @state() private connected = true;
  /** Milliseconds since the list came, for the times of waiting. */
  @state() private sinceList = 0;

  private person = '';
  private most = CONVERSATIONS_AT_ONCE;
  private listedAt = 0;
  private line: LiveConnection | null = null;
  private leave = () => {};
  private tick: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch();
  }

  protected async load(): Promise<void> {
    this.unwatch();
    const { key, language } = this.place;
    this.line = new LiveConnection({
      key,
      language,
      onConnection: (open) => {
        this.connected = open;
      },
    });
    this.tick = setInterval(() => {
      this.sinceList = performance.now() - this.listedAt;
    }, WAITING_TICK_MS);
    this.listen();
  }

  private unwatch(): void {
    this.leave();
    this.leave = () => {};
    this.line?.close();
    this.line = null;
    clearInterval(this.tick);
  }

  private listen(): void {
    this.leave();
    this.list = null;
    const { office } = this.place;
    const isAll = this.shownList !== 'waiting' || this.person !== '';
    const filter = {
      state: isAll ? ('ALL' as const) : ('WAITING' as const),
      mine: this.shownList === 'mine',
      person: this.person || null,
    };
    const variables = { office: office.code, filter, first: this.most };
    this.leave =
      this.line?.listen({
        document: InboxLiveDocument,
        variables,
        onNext: ({ conversations: { edges, pageInfo } }) => {
          this.list = edges.map(({ node }) => node);
          this.hasMore = pageInfo.hasNextPage;
          this.listedAt = performance.now();
          this.sinceList = 0;
        },
        onRefused: (code) => {
          this.fault = new Error(code);
        },
        now: () => this.place.ask(onceInstead(InboxLiveDocument), variables),
      }) ?? (() => {});
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('opened') && !changed.has('place')) return;
    const { booking } = this;
    if (booking) void this.writeTo({ booking });
  }

  /** The code of the booking whose person the officer writes to, if the address names one. */
  private get booking(): string | null {
    return this.opened.startsWith(TO_BOOKING) ? this.opened.slice(TO_BOOKING.length) : null;
  }

  private async writeTo(to: { booking: string } | { person: string }): Promise<void> {
    await this.doing(async () => {
      const { answer } = await this.place.ask(OpenConversationDocument, {
        input: { office: this.place.office.code, ...to },
      });
      if (!this.refused(answer) && 'id' in answer) location.replace(`#inbox/${answer.id}`);
    });
  }

  private choose(shownList: ShownList): void {
    this.shownList = shownList;
    this.most = CONVERSATIONS_AT_ONCE;
    this.listen();
  }

  protected override render(): TemplateResult {
    const say = this.say.inbox;
    return html`
      ${this.head(this.say.nav.inbox, html`<p class="hint">${say.hint}</p>`)}
      ${this.connected ? nothing : html`<p class="lost" role="status">${this.say.lost}</p>`}
      ${this.trouble()}
      <div class=${`inbox ${this.opened ? 'one' : ''}`}>
        <section class="listed" aria-label=${say.list}>
          ${this.choices()}
          ${this.list ? this.shown(this.list) : this.fault ? nothing : this.working()}
        </section>
        ${
          this.opened && !this.booking
            ? keyed(
                this.opened,
                html`<office-conversation .place=${this.place} .conversation=${this.opened}></office-conversation>`,
              )
            : html`<div class="card empty beside"><p>${say.choose}</p></div>`
        }
      </div>`;
  }

  private choices(): TemplateResult {
    const say = this.say.inbox;
    return html`
      <div class="row lists" role="group" aria-label=${say.lists}>
        ${SHOWN_LISTS.map(
          (one) =>
            html`<button type="button" class="button plain small" aria-pressed=${one === this.shownList ? 'true' : 'false'}
              @click=${() => this.choose(one)}>${say.shown[one]}</button>`,
        )}
      </div>
      <form class="finding" novalidate @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.person = this.typedPerson.trim();
        this.listen();
      }}>
        <div class="field"><label for="inbox-person">${say.person}</label>
          <input id="inbox-person" type="search" autocomplete="off" inputmode="tel" .value=${this.typedPerson}
            @input=${(event: Event) => {
              this.typedPerson = valueIn(event);
            }}></div>
        <button class="button plain small">${say.find}</button>
      </form>`;
  }

  private shown(list: readonly ListedConversationFragment[]): TemplateResult {
    const say = this.say.inbox;
    if (list.length === 0) {
      const isWaiting = this.shownList === 'waiting' && this.person === '';
      return html`<div class="card empty" role="status"><h2>${isWaiting ? say.none : say.noneSuch}</h2>
        ${isWaiting ? html`<p>${say.noneHint}</p>` : nothing}${this.person === '' ? nothing : this.writing(this.person)}</div>`;
    }
    return html`
      <ul class="people">${list.map((one) => this.row(one))}</ul>
      ${
        this.hasMore && this.most < MOST_CONVERSATIONS
          ? html`<button type="button" class="button plain small" @click=${() => {
              this.most = Math.min(this.most + CONVERSATIONS_AT_ONCE, MOST_CONVERSATIONS);
              this.listen();
            }}>${this.say.more}</button>`
          : nothing
      }`;
  }

  /** Someone who was never put before officers: by number, or by the code of a booking. */
  private writing(typed: string): TemplateResult {
    const to = BOOKING_CODE.test(typed) ? { booking: typed } : { person: typed };
    return html`<button type="button" class="button" ?disabled=${this.busy}
      @click=${() => this.writeTo(to)}>${this.say.inbox.writeTo(typed)}</button>`;
  }

  private row(one: ListedConversationFragment): TemplateResult {
    const say = this.say.inbox;
    const { id, person, profileName, why, waitingSince, waitedMinutes, unread, lastText, assignedTo, takenBy } = one;
    const waited = (waitedMinutes ?? 0) + Math.floor(this.sinceList / 60_000);
    return html`
      <li><a href=${`#inbox/${id}`} aria-current=${id === this.opened ? 'true' : nothing}>
        <span class="who"><b>${profileName ?? person}</b>${
          unread > 0
            ? html` <span class="count"><span aria-hidden="true">${unread}</span><span class="unseen">${say.unread(unread)}</span></span>`
            : nothing
        }</span>
        ${profileName ? html`<span class="quietly">${person}</span>` : nothing}
        <span class="last">${lastText ?? ''}</span>
        <span class="facts"><span class="tag">${say.why[why]}</span>
          ${waitingSince ? html`<span>${say.waits(waited)}</span>` : why === 'OPENED' ? nothing : html`<span class="quietly">${say.answered}</span>`}
          ${takenBy ? html`<span class="quietly">${say.with(takenBy.isSelf ? say.you : takenBy.name)}</span>` : nothing}
          ${!takenBy && assignedTo ? html`<span class="quietly">${say.for(assignedTo.isSelf ? say.you : assignedTo.name)}</span>` : nothing}
        </span></a></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-inbox': OfficeInbox;
  }
}
