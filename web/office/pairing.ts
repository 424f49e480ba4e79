// Pairs a kiosk or a board by the code that it shows, typed here or scanned, and a kiosk also by a code to type on it.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceKind } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import { valueIn } from '../fields/events.ts';
import { codeInHalves, readBookingCode } from '../fields/fields.ts';
import { timeOfDay } from '../texts/when.ts';
import { type KeyOfOfficeFragment, StartPairingDocument, type StartPairingMutation } from './documents.ts';
import { sectionWith } from './section.ts';

const PAIRED_KINDS = ['KIOSK', 'BOARD'] as const satisfies readonly DeviceKind[];
/** Milliseconds between two looks whether the device has its key. */
const LOOK_EVERY_MS = 3000;

/** The address that the QR code of a device has: its kind, if it is not a board, and the code on its screen. */
function readShown(shown: string): { kind: DeviceKind; code: string } {
  const [, kind, code = shown] = /^(kiosk|board)-(.*)$/.exec(shown) ?? [];
  return { kind: kind === 'kiosk' ? 'KIOSK' : 'BOARD', code: codeInHalves(code) };
}

@customElement('office-pairing')
export class OfficePairing extends sectionWith('people') {
  /** The keys of the office: that of the device among them says that it is paired. */
  @property({ attribute: false }) keys: readonly KeyOfOfficeFragment[] = [];

  /** The code that a board shows, out of its QR code; empty: none was scanned. */
  @property({ attribute: false }) shown = '';

  @state() private kind: DeviceKind = 'KIOSK';
  @state() private code = '';
  @state() private name = '';
  @state() private wrong: 'name' | 'code' | null = null;
  @state() private pairing:
    | (Extract<StartPairingMutation['startPairing'], { __typename: 'DevicePairing' }> & {
        name: string;
        /** By the code on the device's own screen. */
        isShown: boolean;
      })
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
    if (changed.has('shown') && this.shown) Object.assign(this, readShown(this.shown));
    if (!changed.has('keys') || !this.pairing) return;
    if (!this.keys.some(({ id, kind }) => kind === this.kind && !this.known.has(id))) return;
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
    const code = readBookingCode(this.code);
    const isMade = this.kind === 'KIOSK' && this.code.trim() === '';
    this.wrong = !code && !isMade ? 'code' : label === '' ? 'name' : null;
    this.done = '';
    if (this.wrong) this.querySelector<HTMLElement>(`#device-${this.wrong}`)?.focus();
    else void this.doing(() => this.show(label, code));
  };

  private async show(label: string, code: string | null): Promise<void> {
    const { once: idempotencyKey, place, kind } = this;
    const input = { office: place.office.code, kind, label, code, idempotencyKey };
    this.known = new Set(this.keys.map(({ id }) => id));
    const { startPairing } = await place.ask(StartPairingDocument, { input });
    if (this.refused(startPairing)) return;
    this.once = newIdempotencyKey();
    this.pairing = { ...startPairing, name: label, isShown: code !== null };
    this.name = this.code = '';
    clearInterval(this.timer);
    this.timer = setInterval(() => this.dispatchEvent(new Event('keys-changed')), LOOK_EVERY_MS);
    this.picture = code === null ? await drawQr(startPairing.url) : null;
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

  private codeView({ code, expiresAt, url, name, isShown }: NonNullable<OfficePairing['pairing']>): TemplateResult {
    const { say, place, picture } = this;
    const until = timeOfDay(expiresAt, place.office.timeZone, place.language);
    if (isShown)
      return html`<div class="pairing"><h3 tabindex="-1">${say.people.pairWaits(name)}</h3><p>${say.people.pairShownUntil(until)}</p>
        <button class="button plain small" @click=${() => this.end()}>${say.close}</button></div>`;
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
        <fieldset class="field"><legend>${say.pairKind}</legend>
          ${PAIRED_KINDS.map(
            (
              kind,
            ) => html`<label class="pick"><input type="radio" name="device-kind" value=${kind} .checked=${this.kind === kind}
              @change=${() => {
                this.kind = kind;
              }}><span>${say.devices[kind]}</span></label>`,
          )}
        </fieldset>
        ${this.codeField()}
        <div class=${`field ${this.wrong === 'name' ? 'wrong' : ''}`}>
          <label for="device-name">${say.deviceName}</label>
          ${this.wrong === 'name' ? html`<p class="error" id="device-name-error">${say.needDeviceName}</p>` : nothing}
          <input id="device-name" maxlength="100" autocomplete="off" .value=${this.name} aria-invalid=${this.wrong === 'name' ? 'true' : 'false'}
            aria-describedby=${this.wrong === 'name' ? 'device-name-error' : nothing}
            @input=${(event: Event) => {
              this.name = valueIn(event);
            }}>
        </div>
        <button class="button small" ?disabled=${this.busy}>${this.kind === 'BOARD' || this.code.trim() !== '' ? say.pairShownButton : say.pairButton}</button>
      </form>`;
  }

  private codeField(): TemplateResult {
    const say = this.say.people;
    const isWrong = this.wrong === 'code';
    const { kind, place } = this;
    const address = `${location.host}/${kind.toLowerCase()}/${place.office.code}${kind === 'BOARD' ? '#pair' : ''}`;
    return html`
      <div class=${`field ${isWrong ? 'wrong' : ''}`}>
        <label for="device-code">${say.shownCode}</label>
        <p class="hint" id="device-code-hint">${say.shownCodeHint(address)}${kind === 'KIOSK' ? ` ${say.shownCodeEmpty}` : ''}</p>
        ${isWrong ? html`<p class="error" id="device-code-error">${say.needShownCode}</p>` : nothing}
        <input id="device-code" class="code" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" .value=${this.code}
          aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby=${`device-code-hint${isWrong ? ' device-code-error' : ''}`}
          @input=${(event: Event) => {
            this.code = valueIn(event);
          }}>
      </div>`;
  }
}
