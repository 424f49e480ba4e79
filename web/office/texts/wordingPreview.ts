// <office-wording-preview>: a wording as applicants would get it by each channel, with sample values, and why it is not taken.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TryTextInput } from '../../../clients/types.ts';
import { sectionWith } from '../section.ts';
import { TryTextDocument, type TryTextQuery } from './documents.ts';

type TriedWording = Omit<TryTextInput, 'office'>;
type WordingTrial = TryTextQuery['tryText'];

/** It is asked for after a pause in typing instead of at each letter. */
const PREVIEW_PAUSE_MS = 350;

@customElement('office-wording-preview')
export class OfficeWordingPreview extends sectionWith('wordings') {
  @property({ attribute: false }) tried!: TriedWording;

  @state() private trial: WordingTrial | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asked = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  protected async load(): Promise<void> {
    await this.ask(JSON.stringify(this.tried));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const question = JSON.stringify(this.tried);
    if (question === this.asked) return;
    const isFirst = this.asked === '';
    this.asked = question;
    clearTimeout(this.pause);
    if (!isFirst) this.pause = setTimeout(() => void this.ask(question), PREVIEW_PAUSE_MS);
  }

  /** An answer to what has been typed over since is thrown away. */
  private async ask(question: string): Promise<void> {
    try {
      const input = { ...this.tried, office: this.place.office.code };
      const { tryText } = await this.place.ask(TryTextDocument, { input });
      if (question !== this.asked) return;
      this.trial = tryText;
      this.fault = null;
    } catch (fault) {
      if (question === this.asked) this.fault = fault;
    }
  }

  protected override render(): TemplateResult {
    const { trial } = this;
    if (!trial) return html`${this.trouble()}${this.fault ? nothing : this.working()}`;
    return html`
      <div aria-live="polite">
        ${[trial.fault, trial.smsFault].map((fault) => (fault ? html`<p class="note care">${fault}</p>` : nothing))}
        ${this.trouble()}
      </div>
      <h3>${this.say.wordings.preview}</h3>
      <div class="replies">${trial.previews.map((preview) => this.preview(preview))}</div>`;
  }

  private preview({ channel, subject, text, smsCount }: WordingTrial['previews'][number]): TemplateResult {
    const say = this.say.wordings;
    return html`
      <figure data-channel=${channel}>
        <figcaption class="quietly">${channel === 'WEB' ? say.page : this.say.channels[channel]}${
          smsCount === null ? nothing : html` · <b>${say.sms(smsCount)}</b>`
        }</figcaption>
        <p class="bubble" lang=${this.tried.language}>${subject ? html`<b>${subject}</b><br>` : nothing}${text}</p>
      </figure>`;
  }
}
