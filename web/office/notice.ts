// The notice on the lobby's board: what it says now, another one, or none.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import { AnnounceDocument } from './documents.ts';
import { sectionWith } from './section.ts';

const MAX_NOTICE_LENGTH = 300;

@customElement('office-notice')
export class OfficeNotice extends sectionWith('today') {
  /** As the board shows it; null: nothing. */
  @property({ attribute: false }) notice: string | null = null;

  /** As typed; null: nothing was, the field follows the board. */
  @state() private typed: string | null = null;
  @state() private done = '';

  protected async load(): Promise<void> {
    this.typed = null;
    this.done = '';
  }

  private announce(notice: string | null): Promise<void> {
    this.done = '';
    return this.doing(async () => {
      const { answer } = await this.place.ask(AnnounceDocument, { input: { office: this.place.office.code, notice } });
      if (this.refused(answer) || answer.__typename !== 'Office') return;
      this.notice = answer.board.notice;
      this.typed = null;
      this.done = this.notice ? this.say.today.announced : this.say.today.takenDown;
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.today;
    const text = this.typed ?? this.notice ?? '';
    const left = MAX_NOTICE_LENGTH - text.trim().length;
    const same = text.trim() === (this.notice ?? '');
    return html`
      <section class="card" aria-labelledby="notice-title">
        <h2 id="notice-title">${say.notice}</h2>
        <form class="field" @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          if (!same && left >= 0) void this.announce(text.trim() || null);
        }}>
          <p class="hint" id="notice-hint">${this.notice ? say.noticeHint : `${say.noticeEmpty} ${say.noticeHint}`}</p>
          <textarea id="notice" rows="3" aria-labelledby="notice-title" aria-describedby="notice-hint notice-left" .value=${text}
            @input=${(event: InputEvent) => {
              this.typed = valueIn(event);
              this.done = '';
            }}></textarea>
          <p class=${left < 0 ? 'error' : 'hint'} id="notice-left">${say.noticeLeft(left)}</p>
          ${this.trouble()}
          ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
          <div class="row">
            <button class="button small" ?disabled=${this.busy || same || left < 0}>${say.announce}</button>
            ${
              this.notice
                ? html`<button type="button" class="button plain small" ?disabled=${this.busy}
                  @click=${() => this.announce(null)}>${say.takeDown}</button>`
                : nothing
            }
          </div>
        </form>
      </section>`;
  }
}
