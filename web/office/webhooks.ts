// Other programs that are told of the office's events: listed, added, tried, switched off, and their log with redelivery.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FeedEventType } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { isTickedIn, valueIn } from '../fields/events.ts';
import {
  ChangeWebhookDocument,
  CreateWebhookDocument,
  DeleteWebhookDocument,
  OfficeWebhooksDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
  type WebhookOfOfficeFragment,
} from './documents.ts';
import { sectionWith } from './section.ts';
import './webhookLog.ts';
import { shortTime } from './shortTime.ts';

/** A question before something that cannot be taken back. */
type AskedWebhookChange = { webhook: string; about: 'rotate' | 'remove' } | null;

@customElement('office-webhooks')
export class OfficeWebhooks extends sectionWith('webhooks') {
  @state() private hooks: readonly WebhookOfOfficeFragment[] = [];
  @state() private adding = false;
  @state() private url = '';
  @state() private types: readonly FeedEventType[] = [];
  @state() private personal = false;
  @state() private wrong = false;
  /** The secret that was just made; it is shown this once. */
  @state() private secret: { webhook: string; text: string } | null = null;
  @state() private copied = false;
  @state() private asked: AskedWebhookChange = null;
  /** The webhook whose log is open. */
  @state() private logOf = '';
  @state() private done = '';
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    const { webhooks } = await this.place.ask(OfficeWebhooksDocument, { office: this.office });
    this.hooks = webhooks;
  }

  private get office(): string {
    return this.place.office.code;
  }

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const url = this.url.trim();
    this.wrong = url === '';
    if (this.wrong) this.querySelector<HTMLElement>('#webhook-url')?.focus();
    else void this.doing(() => this.create(url));
  };

  private async create(url: string): Promise<void> {
    const { office, types, personal: withPersonalData, once: idempotencyKey } = this;
    const input = { office, url, types: [...types], withPersonalData, idempotencyKey };
    const created = takenAnswer((await this.place.ask(CreateWebhookDocument, { input })).createWebhook);
    this.once = newIdempotencyKey();
    this.adding = this.personal = false;
    this.url = '';
    this.types = [];
    await this.show(created.webhook.id, created.secret);
  }

  private async show(webhook: string, text: string): Promise<void> {
    this.secret = { webhook, text };
    this.copied = false;
    await this.load();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.secret h3')?.focus();
  }

  private act(work: () => Promise<unknown>, done = ''): void {
    this.asked = null;
    this.done = '';
    void this.doing(async () => {
      for (const answer of Object.values(Object(await work()))) takenAnswer(answer as { __typename: string });
      await this.load();
      this.done = done;
    });
  }

  private rotate(id: string): void {
    this.act(async () => {
      const input = { office: this.office, id, idempotencyKey: newIdempotencyKey() };
      const rotated = takenAnswer((await this.place.ask(RotateWebhookSecretDocument, { input })).rotateWebhookSecret);
      await this.show(id, rotated.secret);
    });
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
    } catch {
      // A page that may not write to the clipboard selects the secret, to be copied by hand.
      const shown = this.querySelector('.secret code');
      if (shown) getSelection()?.selectAllChildren(shown);
    }
  }

  protected override render(): TemplateResult {
    const say = this.say.webhooks;
    return html`
      ${this.head(this.say.nav.webhooks, html`<p class="hint">${say.hint}</p>`)}
      <section class="card webhooks" aria-labelledby="webhooks-title">
        <h2 id="webhooks-title">${say.title}</h2>
        ${this.hooks.length > 0 ? html`<ul class="list">${this.hooks.map((hook) => this.row(hook))}</ul>` : html`<p class="quietly">${say.none}</p>`}
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${this.adding ? this.form() : html`<button type="button" class="button small" @click=${() => this.open()}>${say.add}</button>`}
      </section>`;
  }

  private open(): void {
    this.adding = true;
    this.secret = null;
    this.done = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#webhook-url')?.focus());
  }

  private row(hook: WebhookOfOfficeFragment): TemplateResult {
    const { id, url, types, withPersonalData, disabledAt } = hook;
    const say = this.say.webhooks;
    const [office, place] = [this.office, this.place];
    const button = (text: string, work: () => void) =>
      html`<button type="button" class="button plain small" aria-label=${say.of(text, url)} ?disabled=${this.busy} @click=${work}>${text}</button>`;
    const input = { office, id };
    return html`
      <li>
        <p><strong class="code">${url}</strong></p>
        <p>${this.state(hook)} <span class="quietly">${types.length > 0 ? types.map((type) => say.types[type]).join(', ') : say.allKinds}${withPersonalData ? html` · ${say.withPersonal}` : nothing}</span></p>
        ${this.secret?.webhook === id ? this.secretView(this.secret.text) : nothing}
        <div class="row">
          ${disabledAt ? nothing : button(say.test, () => this.act(() => place.ask(TestWebhookDocument, { input }), say.tested))}
          ${button(say.log, () => {
            this.logOf = this.logOf === id ? '' : id;
          })}
          ${button(disabledAt ? say.switchOn : say.switchOff, () =>
            this.act(() => place.ask(ChangeWebhookDocument, { input: { ...input, enabled: disabledAt !== null } })),
          )}
          ${button(say.rotate, () => {
            this.asked = { webhook: id, about: 'rotate' };
          })}
          ${button(say.remove, () => {
            this.asked = { webhook: id, about: 'remove' };
          })}
        </div>
        ${this.asked?.webhook === id ? this.question(hook, this.asked.about) : nothing}
        ${this.logOf === id ? html`<office-webhook-log .place=${place} .webhook=${id}></office-webhook-log>` : nothing}
      </li>`;
  }

  private state({ disabledWhy, failingSince }: WebhookOfOfficeFragment): TemplateResult {
    const say = this.say.webhooks;
    if (disabledWhy)
      return html`<span class=${disabledWhy === 'SWITCHED_OFF' ? 'tag still' : 'tag'}>${say.disabled[disabledWhy]}</span>`;
    if (failingSince) return html`<span class="tag">${say.failing(shortTime(failingSince, this.place))}</span>`;
    return html`<span class="tag good">${say.works}</span>`;
  }

  private question({ id }: WebhookOfOfficeFragment, about: 'rotate' | 'remove'): TemplateResult {
    const say = this.say.webhooks;
    const remove = () => this.act(() => this.place.ask(DeleteWebhookDocument, { input: { office: this.office, id } }));
    return html`<div class="ask"><p>${about === 'rotate' ? say.rotateAsk : say.removeAsk}</p><div class="row">
      <button type="button" class=${about === 'rotate' ? 'button small' : 'button danger small'} ?disabled=${this.busy}
        @click=${() => (about === 'rotate' ? this.rotate(id) : remove())}>${about === 'rotate' ? say.yesRotate : this.say.yesRemove}</button>
      <button type="button" class="button plain small" @click=${() => {
        this.asked = null;
      }}>${this.say.cancel}</button></div></div>`;
  }

  private secretView(text: string): TemplateResult {
    const say = this.say.webhooks;
    return html`<div class="note secret"><h3 tabindex="-1">${say.secretTitle}</h3>
      <p>${say.secretHint}</p><p><code>${text}</code></p>
      <div class="row"><button type="button" class="button small" @click=${() => this.copy(text)}>${this.copied ? say.copied : say.copy}</button>
        <button type="button" class="button plain small" @click=${() => {
          this.secret = null;
        }}>${this.say.close}</button></div></div>`;
  }

  private form(): TemplateResult {
    const say = this.say.webhooks;
    const all = Object.keys(say.types) as FeedEventType[];
    const pick = (type: FeedEventType, picked: boolean) => {
      this.types = picked ? [...this.types, type] : this.types.filter((one) => one !== type);
    };
    return html`
      <form novalidate @submit=${this.submit}>
        <div class=${`field ${this.wrong ? 'wrong' : ''}`}>
          <label for="webhook-url">${say.url}</label>
          <p class="hint" id="webhook-url-hint">${say.urlHint}</p>
          ${this.wrong ? html`<p class="error" id="webhook-url-error">${say.needUrl}</p>` : nothing}
          <input id="webhook-url" type="url" maxlength="2000" autocomplete="off" .value=${this.url} aria-invalid=${this.wrong ? 'true' : 'false'}
            aria-describedby=${this.wrong ? 'webhook-url-error webhook-url-hint' : 'webhook-url-hint'}
            @input=${(event: Event) => {
              this.url = valueIn(event);
              this.wrong = false;
            }}>
        </div>
        <fieldset class="field"><legend>${say.kinds}</legend>
          <p class="hint">${this.types.length === 0 ? say.allKinds : ''}</p>
          ${all.map(
            (type) => html`<label class="pick"><input type="checkbox" .checked=${this.types.includes(type)}
              @change=${(event: Event) => pick(type, isTickedIn(event))}><span>${say.types[type]}</span></label>`,
          )}
        </fieldset>
        <label class="pick"><input type="checkbox" aria-describedby="webhook-personal-hint" .checked=${this.personal}
          @change=${(event: Event) => {
            this.personal = isTickedIn(event);
          }}><span>${say.personal}</span></label>
        <p class="hint" id="webhook-personal-hint">${say.personalHint}</p>
        <div class="row"><button class="button small" ?disabled=${this.busy}>${say.create}</button>
          <button type="button" class="button plain small" @click=${() => {
            this.adding = false;
          }}>${this.say.cancel}</button></div>
      </form>`;
  }
}
