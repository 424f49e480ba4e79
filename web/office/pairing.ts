// Pairs a kiosk with the office: a code to type on the device, and the same as a picture to scan.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceKind } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import { valueIn } from '../fields/events.ts';
import { codeInHalves } from '../fields/fields.ts';
import { timeOfDay } from '../texts/when.ts';
import { type KeyOfOfficeFragment, StartPairingDocument, type StartPairingMutation } from './documents.ts';
import { Section } from './section.ts';

/** The lobby board's page is public: a key for a board of another make is had by the API. */
const KIND: DeviceKind = 'KIOSK';
/** Milliseconds between two looks whether the device has its key. */
const LOOK_EVERY_MS = 3000;

@customElement('office-pairing')
export class OfficePairing extends Section {
  /** The keys of the office: that of the device among them says that it is paired. */
  @property({ attribute: false }) keys: readonly KeyOfOfficeFragment[] = [];

  @state() private name = '';
  @state() private wrong = false;
  @state() private pairing:
    | (Extract<StartPairingMutation['startPairing'], { __typename: 'DevicePairing' }> & { name: string })
    | null = null;
  @state() private picture: QrPicture | null = null;
  @state() private done = '';
  private known = new Set<string>();
  private once = newIdempotencyKey();
  private timer: ReturnType<typeof setInterval> | undefined;

  protected async load(): Promise<void> {
    this.end();
    this.done = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('keys') || !this.pairing) return;
    if (!this.keys.some(({ id, kind }) => kind === KIND && !this.known.has(id))) return;
    this.done = this.say.people.paired(this.pairing.name);
    this.end();
  }

  private end(): void {
    clearInterval(this.timer);
    this.pairing = this.picture = null;
  }

  private start = (event: SubmitEvent): void => {
    event.preventDefault();
    const label = this.name.trim();
    this.wrong = label === '';
    this.done = '';
    if (this.wrong) this.querySelector<HTMLElement>('#device-name')?.focus();
    else void this.doing(() => this.show(label));
  };

  private async show(label: string): Promise<void> {
    const { once: idempotencyKey, place } = this;
    const input = { office: place.office.code, kind: KIND, label, idempotencyKey };
    this.known = new Set(this.keys.map(({ id }) => id));
    const startPairing = takenAnswer((await place.ask(StartPairingDocument, { input })).startPairing);
    this.once = newIdempotencyKey();
    this.pairing = { ...startPairing, name: label };
    this.name = '';
    clearInterval(this.timer);
    this.timer = setInterval(() => this.dispatchEvent(new Event('keys-changed')), LOOK_EVERY_MS);
    this.picture = await drawQr(startPairing.url);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.pairing h3')?.focus();
  }

  protected override render(): TemplateResult {
    const say = this.say.people;
    return html`
      <section class="card" aria-labelledby="pair-title">
        <h2 id="pair-title">${say.pairTitle}</h2>
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${this.pairing ? this.codeView(this.pairing) : this.form()}
      </section>`;
  }

  private codeView({ code, expiresAt, url, name }: NonNullable<OfficePairing['pairing']>): TemplateResult {
    const { say, place, picture } = this;
    const until = timeOfDay(expiresAt, place.office.timeZone, place.language);
    return html`<div class="pairing">
      <h3 tabindex="-1">${say.people.pairCode(name)}</h3>
      <p class="code">${codeInHalves(code)}</p>
      ${picture ? html`<svg viewBox=${`0 0 ${picture.size} ${picture.size}`} aria-hidden="true">${insideQr(picture)}</svg>` : nothing}
      <p>${say.people.pairSteps(url.replace(/^https?:\/\//, '').replace(/#.*$/, ''))}</p>
      <p>${say.people.pairUntil(until)}</p>
      <button class="button plain small" @click=${() => this.end()}>${say.close}</button></div>`;
  }

  private form(): TemplateResult {
    const say = this.say.people;
    return html`
      <form novalidate @submit=${this.start}>
        <p class="hint">${say.pairHint}</p>
        <div class=${`field ${this.wrong ? 'wrong' : ''}`}>
          <label for="device-name">${say.deviceName}</label>
          ${this.wrong ? html`<p class="error" id="device-name-error">${say.needDeviceName}</p>` : nothing}
          <input id="device-name" maxlength="100" autocomplete="off" .value=${this.name} aria-invalid=${this.wrong ? 'true' : 'false'}
            aria-describedby=${this.wrong ? 'device-name-error' : nothing}
            @input=${(event: Event) => {
              this.name = valueIn(event);
            }}>
        </div>
        <button class="button small" ?disabled=${this.busy}>${say.pairButton}</button>
      </form>`;
  }
}
