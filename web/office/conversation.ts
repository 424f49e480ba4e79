// One conversation: its messages, live, what can be done about it, and the person's bookings beside it.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onceInstead } from '../api/document.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { LiveConnection } from '../api/live.ts';
import { valueIn } from '../fields/events.ts';
import {
  AnsweringToolsDocument,
  type AnsweringToolsQuery,
  AssignConversationDocument,
  ConversationLiveDocument,
  EarlierSaidDocument,
  HandBackDocument,
  MarkReadDocument,
  type SaidFragment,
  TakeOverDocument,
  type WholeConversationFragment,
} from './documents.ts';
import './reply.ts';
import { nameOfChannel } from './channelNames.ts';
import { saidMessage } from './said.ts';
import { sectionWith } from './section.ts';
import { shortTime } from './shortTime.ts';

@customElement('office-conversation')
export class OfficeConversation extends sectionWith('talk') {
  /** The number of the conversation. */
  @property({ attribute: false }) conversation = '';

  @state() private whole: WholeConversationFragment | null = null;
  @state() private earlier: readonly SaidFragment[] = [];
  /** The cursor before which there are more; null: there are none, undefined: none were asked for yet. */
  @state() private earlierBefore: string | null | undefined;
  @state() private tools: AnsweringToolsQuery | null = null;
  @state() private done = '';
  @state() private gone = false;
  /** The message that is being booked or made an answer. */
  @state() private opened: { id: string; for: 'booking' | 'answer' } | null = null;

  private line: LiveConnection | null = null;
  private leave = () => {};
  private marked = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
    this.line?.close();
    document.removeEventListener('visibilitychange', this.look);
  }

  protected async load(): Promise<void> {
    const { key, office, language } = this.place;
    const variables = { office: office.code, id: this.conversation };
    this.line ??= new LiveConnection({ key, language });
    this.leave();
    this.leave = this.line.listen({
      document: ConversationLiveDocument,
      variables,
      onNext: ({ conversation }) => this.show(conversation),
      onRefused: (code) => {
        this.gone = code === 'NOT_FOUND';
        this.fault = this.gone ? null : new Error(code);
      },
      now: () => this.place.ask(onceInstead(ConversationLiveDocument), variables),
    });
    document.addEventListener('visibilitychange', this.look);
    await this.loadTools();
  }

  private loadTools = async (): Promise<void> => {
    this.tools = await this.place.ask(AnsweringToolsDocument, { office: this.place.office.code });
  };

  private show(conversation: WholeConversationFragment): void {
    const isFirst = this.whole === null;
    this.whole = conversation;
    this.look();
    void this.updateComplete.then(() => {
      if (isFirst) this.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      const log = this.querySelector('.exchange');
      log?.scrollTo(0, log.scrollHeight);
    });
  }

  /** Messages that an officer has before their eyes are seen. */
  private look = (): void => {
    const last = this.lastReceived()?.id;
    if (document.hidden || !last || !this.whole || this.whole.unread === 0 || this.marked === last) return;
    this.marked = last;
    const input = { office: this.place.office.code, conversation: this.conversation, seen: last };
    void this.place.ask(MarkReadDocument, { input }).catch(() => {
      this.marked = '';
    });
  };

  private lastReceived(): SaidFragment | undefined {
    const messages = this.whole?.messages.edges.map(({ node }) => node) ?? [];
    return messages.filter(({ direction }) => direction === 'INBOUND').pop();
  }

  private get named() {
    return { office: this.place.office.code, conversation: this.conversation };
  }

  private takeOver(fromOther: boolean): void {
    void this.doing(async () => {
      const { answer } = await this.place.ask(TakeOverDocument, { input: { ...this.named, fromOther } });
      this.refused(answer);
    });
  }

  private handBack(): void {
    void this.doing(async () => {
      const { answer } = await this.place.ask(HandBackDocument, { input: this.named });
      this.refused(answer);
    });
  }

  private assign(officer: string): void {
    void this.doing(async () => {
      const input = { ...this.named, officer: officer || null, idempotencyKey: newIdempotencyKey() };
      const { answer } = await this.place.ask(AssignConversationDocument, { input });
      this.refused(answer);
    });
  }

  private loadEarlier(): void {
    const { whole } = this;
    if (!whole) return;
    void this.doing(async () => {
      const before = this.earlierBefore ?? whole.messages.pageInfo.startCursor;
      const { conversation } = await this.place.ask(EarlierSaidDocument, {
        office: this.place.office.code,
        id: this.conversation,
        before,
      });
      const { edges, pageInfo } = conversation.messages;
      this.earlier = [...edges.map(({ node }) => node), ...this.earlier];
      this.earlierBefore = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.inbox;
    const back = html`<p class="back"><a href="#inbox">${say.back}</a></p>`;
    if (this.gone) return html`${back}<div class="card empty" role="status"><p>${say.gone}</p></div>`;
    const { whole } = this;
    if (!whole) return html`${back}${this.trouble()}${this.fault ? nothing : this.working()}`;
    return html`
      ${back}
      <section class="card" aria-labelledby="conversation-title">
        ${this.headOf(whole)}
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${this.messages(whole)}
        ${this.answering(whole)}
      </section>
      ${this.bookings(whole)}`;
  }

  private headOf(whole: WholeConversationFragment): TemplateResult {
    const say = this.say.inbox;
    const { person, profileName, channel, number, why, waitingSince, takenBy, takenUntil, assignedTo } = whole;
    const at = (moment: string) => shortTime(moment, this.place);
    return html`
      <header class="head"><h2 id="conversation-title" tabindex="-1">${profileName ? `${profileName} · ${person}` : person}</h2>
        <p class="quietly">${say.by(nameOfChannel(this.say.channels, channel), number)}</p></header>
      <p class="facts"><span class="tag">${say.why[why]}</span>
        ${waitingSince ? html`<span>${say.since(at(waitingSince))}</span>` : why === 'OPENED' ? nothing : html`<span>${say.answered}</span>`}</p>
      <p role="status">${takenBy && takenUntil ? say.taken(takenBy.isSelf ? say.you : takenBy.name, at(takenUntil)) : say.automatic}</p>
      <div class="row">
        ${
          takenBy?.isSelf
            ? html`<button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.handBack()}>${say.handBack}</button>`
            : html`<button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.takeOver(Boolean(takenBy))}>${
                takenBy ? say.takeFrom(takenBy.name) : say.takeOver
              }</button>`
        }
        <div class="field assign"><label for="assigned">${say.assigned}</label>
          <select id="assigned" ?disabled=${this.busy} @change=${(event: Event) => this.assign(valueIn(event))}>
            <option value="" ?selected=${!assignedTo}>${say.unassigned}</option>
            ${this.tools?.conversationOfficers.map(
              ({ id, name, isSelf }) =>
                html`<option value=${id} ?selected=${id === assignedTo?.id}>${isSelf ? `${name} (${say.you})` : name}</option>`,
            )}
          </select></div>
      </div>`;
  }

  private messages({ messages }: WholeConversationFragment): TemplateResult {
    const say = this.say.inbox;
    const shown = [...this.earlier, ...messages.edges.map(({ node }) => node)];
    const hasEarlier =
      this.earlierBefore === undefined ? messages.pageInfo.hasPreviousPage : this.earlierBefore !== null;
    return html`
      ${hasEarlier ? html`<button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.loadEarlier()}>${say.earlier}</button>` : nothing}
      <div class="exchange" role="log" tabindex="0" aria-label=${say.messages}><ol>
        ${shown.map((message, index) =>
          saidMessage(message, {
            place: this.place,
            question:
              shown
                .slice(0, index)
                .filter(({ direction }) => direction === 'INBOUND')
                .pop()?.text ?? '',
            opened: this.opened?.id === message.id ? this.opened.for : null,
            onOpen: (open) => {
              this.opened = open && { id: message.id, for: open };
              this.done = '';
            },
            onDone: (done) => {
              this.opened = null;
              this.done = done;
            },
          }),
        )}</ol></div>`;
  }

  private answering(whole: WholeConversationFragment): TemplateResult {
    const say = this.say.inbox;
    const at = (moment: string) => shortTime(moment, this.place);
    if (whole.isOptedOut) return html`<p class="note bad">${say.optedOut}</p>`;
    if (!whole.isWindowOpen)
      return html`<p class="note bad">${say.windowClosed(whole.replyUntil ? at(whole.replyUntil) : '')}</p>`;
    if (!whole.canReply) return html`<p class="note bad">${say.noNumber}</p>`;
    return html`
      ${whole.replyUntil ? html`<p class="hint">${say.windowUntil(at(whole.replyUntil))}</p>` : nothing}
      <office-reply .place=${this.place} .conversation=${whole} .seen=${this.lastReceived()?.id ?? null}
        .replies=${this.tools?.savedReplies ?? []} .onReplies=${this.loadTools}></office-reply>`;
  }

  private bookings({ bookings }: WholeConversationFragment): TemplateResult {
    const say = this.say.inbox;
    return html`
      <section class="card booked-here" aria-labelledby="bookings-title"><h2 id="bookings-title">${say.bookings}</h2>
        ${bookings.length === 0 ? html`<p class="quietly">${say.noBookings}</p>` : nothing}
        <ul>${bookings.map(
          ({ code, status, queueNumber, applicant, service, window }) => html`
            <li><b>${applicant.name}</b> <span class="tag still">${say.statuses[status]}</span>
              <span class="quietly">${service.name} · ${shortTime(window.startsAt, this.place)} · <span class="code">${code}</span>${queueNumber ? html` · ${queueNumber}` : nothing}</span></li>`,
        )}</ul>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-conversation': OfficeConversation;
  }
}
