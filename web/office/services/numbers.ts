// <office-numbers>: the numbers and addresses by which applicants write to the office, each with its state.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ChannelKind, OfficeChannelInput } from '../../../clients/types.ts';
import { choiceIn, valueIn } from '../../fields/events.ts';
import { serviceTexts } from '../../texts/services/texts.ts';
import { addedChannels, nameOfChannel } from '../channelNames.ts';
import { ChangeOfficeDocument } from '../documents.ts';
import { Section } from '../section.ts';
import { shortTime } from '../shortTime.ts';
import { ChannelsSetDocument, type ChannelsSetQuery } from './documents.ts';
import { addressTyped, faultOfAddress, WRITTEN_CHANNELS, withAddress } from './typedAddress.ts';

@customElement('office-numbers')
export class OfficeNumbers extends Section {
  @state() private channels: readonly OfficeChannelInput[] | null = null;
  @state() private statistics: ChannelsSetQuery['messageStatistics'] | null = null;
  @state() private kind: ChannelKind = 'WHATSAPP';
  /** Those that the operator has added. */
  @state() private added: readonly ChannelKind[] = [];
  @state() private address = '';
  @state() private wrong = '';
  /** The address whose removal is asked about. */
  @state() private asked: OfficeChannelInput | null = null;
  @state() private done = '';

  protected async load(): Promise<void> {
    const found = await this.place.ask(ChannelsSetDocument, { office: this.place.office.code });
    this.channels = found.office?.channels ?? [];
    this.statistics = found.messageStatistics;
    this.added = addedChannels(found.kinds);
  }

  private get texts() {
    return serviceTexts(this.place.language).numbers;
  }

  private add = (event: SubmitEvent): void => {
    event.preventDefault();
    const { kind, address } = this;
    this.wrong = faultOfAddress(kind, address, this.channels ?? [], this.texts) ?? '';
    if (this.wrong) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('#number-address')?.focus());
      return;
    }
    const done = this.texts.added(addressTyped(kind, address) ?? '');
    void this.change((there) => withAddress(there, kind, address), done).then(() => {
      if (this.done) this.address = '';
    });
  };

  /** Changed as they stand by now. */
  private change(deed: (there: readonly OfficeChannelInput[]) => OfficeChannelInput[], done: string): Promise<void> {
    this.done = '';
    return this.doing(async () => {
      await this.load();
      const channels = deed(this.channels ?? []).map(({ kind, address }) => ({ kind, address }));
      const input = { office: this.place.office.code, settings: { channels } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.asked = null;
      this.done = done;
    });
  }

  private removeAddress({ kind, address }: OfficeChannelInput): void {
    const isOther = (each: OfficeChannelInput) => each.kind !== kind || each.address !== address;
    void this.change((there) => there.filter(isOther), this.texts.removed(address));
  }

  protected override render(): TemplateResult {
    const say = this.texts;
    const { channels } = this;
    return html`
      <section class="card spaced" aria-labelledby="numbers-title">
        <h2 id="numbers-title">${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${channels ? (channels.length > 0 ? this.list(channels) : html`<p class="quietly">${say.none}</p>`) : nothing}
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${channels ? this.form() : this.fault ? nothing : this.working()}
      </section>`;
  }

  private list(channels: readonly OfficeChannelInput[]): TemplateResult {
    const { of, remove } = serviceTexts(this.place.language);
    const names = this.say.channels;
    return html`<ul class="list offers">${channels.map(
      (channel) => html`<li>
        <p><strong class="code">${channel.address}</strong> <span class="quietly">${nameOfChannel(names, channel.kind)}</span></p>
        <p>${this.stateOf(channel)}</p>
        ${
          this.asked === channel
            ? html`<div class="ask"><p>${this.texts.removeAsk(channel.address)}</p><div class="row">
              <button type="button" class="button danger small" ?disabled=${this.busy} @click=${() => this.removeAddress(channel)}>${this.say.yesRemove}</button>
              <button type="button" class="button plain small" @click=${() => {
                this.asked = null;
              }}>${this.say.cancel}</button></div></div>`
            : html`<div class="row"><button type="button" class="button plain small" aria-label=${of(remove, channel.address)} ?disabled=${this.busy}
              @click=${() => {
                this.asked = channel;
              }}>${remove}</button></div>`
        }</li>`,
    )}</ul>`;
  }

  private stateOf({ kind, address }: OfficeChannelInput): TemplateResult {
    const say = this.texts;
    const paused = this.statistics?.paused.find(({ number, channel }) => number === address && channel === kind);
    if (paused)
      return html`<span class="tag">${paused.since ? say.pausedSince(shortTime(paused.since, this.place), paused.fault) : say.paused(paused.fault)}</span>`;
    const heard = this.statistics?.lastHeard.find(({ number }) => number === address)?.at;
    return heard
      ? html`<span class="tag good">${say.works(shortTime(heard, this.place))}</span>`
      : html`<span class="tag still">${say.quiet}</span>`;
  }

  private form(): TemplateResult {
    const say = this.texts;
    const { kind, wrong } = this;
    const kinds = [...WRITTEN_CHANNELS, ...this.added];
    const hint =
      kind === 'WHATSAPP' || kind === 'SMS' ? say.numberHint : kind === 'EMAIL' ? say.emailHint : say.addressHint;
    return html`
      <form novalidate class="inner" @submit=${this.add}>
        <div class="pair">
          <div class="field"><label for="number-kind">${say.channel}</label>
            <select id="number-kind" @change=${(event: Event) => {
              this.kind = choiceIn(event, kinds) ?? kind;
              this.wrong = '';
            }}>${kinds.map((one) => html`<option value=${one} ?selected=${one === kind}>${nameOfChannel(this.say.channels, one)}</option>`)}</select></div>
          <div class=${`field ${wrong ? 'wrong' : ''}`}>
            <label for="number-address">${say.address}</label>
            ${wrong ? html`<p class="error" id="number-error">${wrong}</p>` : nothing}
            <input id="number-address" autocomplete="off" maxlength="200" inputmode=${kind === 'EMAIL' ? 'email' : this.added.includes(kind) ? 'text' : 'tel'} .value=${this.address}
              aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? 'number-hint number-error' : 'number-hint'}
              @input=${(event: Event) => {
                this.address = valueIn(event);
                this.done = '';
              }}>
            <p class="hint" id="number-hint">${hint}</p>
          </div>
        </div>
        <button class="button small" ?disabled=${this.busy}>${say.add}</button>
      </form>`;
  }
}
