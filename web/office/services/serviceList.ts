// <office-service-list>: the services offered, in order; one is added, renamed, no longer offered, or offered again.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ChannelKind, ServiceInput } from '../../../clients/types.ts';
import { serviceTexts } from '../../texts/services/texts.ts';
import { ChangeOfficeDocument } from '../documents.ts';
import { Section } from '../section.ts';
import { ServicesSetDocument } from './documents.ts';
import './serviceDetails.ts';
import './serviceForm.ts';
import { addedChannels, nameOfChannel } from '../channelNames.ts';
import type { ServiceSet } from './typedDetails.ts';
import {
  listedServices,
  type TypedService,
  withChannels,
  withFirst,
  withoutService,
  withService,
} from './typedService.ts';

interface AskedOf {
  code: string;
  about: 'retire' | 'remove';
}

@customElement('office-service-list')
export class OfficeServiceList extends Section {
  @state() private services: readonly ServiceSet[] | null = null;
  /** The code of the service that is being changed; empty: a new one; null: none. */
  @state() private editing: string | null = null;
  @state() private asked: AskedOf | null = null;
  @state() private done = '';
  /** The service that was retired last, to be taken back. */
  @state() private retiredLast: { code: string; channels: readonly ChannelKind[] } | null = null;
  /** Channels that the operator has added. */
  private added: readonly ChannelKind[] = [];
  /** The details below are read again by this key. */
  @state() private changes = 0;

  protected async load(): Promise<void> {
    this.services = await this.asTheyAre();
  }

  private async asTheyAre(): Promise<readonly ServiceSet[]> {
    const { office, kinds } = await this.place.ask(ServicesSetDocument, { office: this.place.office.code });
    this.added = addedChannels(kinds);
    return office?.services ?? [];
  }

  private get texts() {
    return serviceTexts(this.place.language);
  }

  private nameOf({ name, code }: ServiceSet): string {
    return name || code;
  }

  /** The list is changed as it stands by now: what another manager has changed meanwhile stays. */
  private change(deed: (services: readonly ServiceInput[]) => ServiceInput[], done: string): Promise<void> {
    this.done = '';
    this.retiredLast = null;
    return this.doing(async () => {
      const services = deed(listedServices(await this.asTheyAre()));
      const input = { office: this.place.office.code, settings: { services } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.editing = this.asked = null;
      this.done = done;
      this.changes++;
      await this.updateComplete;
      this.querySelector<HTMLElement>('.note.good')?.focus();
    });
  }

  private save = (typed: TypedService): void => {
    const name = this.place.language === 'id' ? typed.id.trim() : typed.en.trim();
    const done = this.editing === '' ? this.texts.added(name) : this.texts.changed(name);
    void this.change((services) => withService(services, typed), done);
  };

  private retire(service: ServiceSet): void {
    const { code, channels } = service;
    void this.change((services) => withChannels(services, code, []), this.texts.retired(this.nameOf(service))).then(
      () => {
        if (this.done) this.retiredLast = { code, channels };
      },
    );
  }

  private offerAgain(service: ServiceSet, channels: readonly ChannelKind[]): void {
    const done = this.texts.changed(this.nameOf(service));
    void this.change((services) => withChannels(services, service.code, channels), done);
  }

  protected override render(): TemplateResult {
    const say = this.texts;
    const { services } = this;
    return html`
      ${this.head(this.say.nav.services, html`<p class="hint">${say.hint}</p>`)}
      ${services ? this.list(services) : this.fault ? this.trouble() : this.working()}
      ${services ? html`<office-service-details .place=${this.place} .changes=${this.changes}></office-service-details>` : nothing}`;
  }

  private list(services: readonly ServiceSet[]): TemplateResult {
    const say = this.texts;
    const offered = services.filter(({ channels }) => channels.length > 0);
    const retired = services.filter(({ channels }) => channels.length === 0);
    return html`
      <section class="card offered" aria-labelledby="offered-title">
        <h2 id="offered-title">${say.title}</h2>
        <ul class="list offers">${offered.map((service, index) => this.row(service, index === 0, offered.length === 1))}</ul>
        ${
          retired.length > 0
            ? html`<h3>${say.retiredTitle}</h3><ul class="list offers">${retired.map((service) => this.retiredRow(service))}</ul>`
            : nothing
        }
        ${this.done ? this.doneView() : nothing}
        ${this.editing === null ? this.trouble() : nothing}
        ${
          this.editing === ''
            ? this.form(null)
            : html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.open('')}>${say.add}</button>`
        }
      </section>`;
  }

  private open(code: string): void {
    this.editing = code;
    this.asked = null;
    this.done = '';
    this.refusal = this.fault = null;
  }

  private doneView(): TemplateResult {
    const before = this.retiredLast;
    const service = this.services?.find(({ code }) => code === before?.code);
    return html`<div class="note good" role="status" tabindex="-1"><p>${this.done}</p>${
      before && service
        ? html`<button type="button" class="button plain small" ?disabled=${this.busy}
            @click=${() => this.offerAgain(service, before.channels)}>${this.texts.takeBack}</button>`
        : nothing
    }</div>`;
  }

  private row(service: ServiceSet, isFirst: boolean, isOnly: boolean): TemplateResult {
    const say = this.texts;
    const { code, channels } = service;
    const ways = channels.map((channel) => nameOfChannel(this.say.channels, channel)).join(', ');
    return html`
      <li data-service=${code}>
        <p><strong>${this.nameOf(service)}</strong> <span class="code quietly">${code}</span> ${isFirst ? html`<span class="tag still">${say.first}</span>` : nothing}</p>
        <p class="quietly">${say.by(ways)}</p>
        ${
          this.editing === code
            ? this.form(service)
            : html`<div class="row">
          ${this.button(say.edit, service, () => this.open(code))}
          ${
            isFirst
              ? nothing
              : this.button(say.makeFirst, service, () => {
                  void this.change((services) => withFirst(services, code), say.madeFirst(this.nameOf(service)));
                })
          }
          ${
            isOnly
              ? html`<span class="quietly">${say.onlyOne}</span>`
              : this.button(say.retire, service, () => {
                  this.asked = { code, about: 'retire' };
                })
          }
        </div>`
        }
        ${this.asked?.code === code ? this.question(service, say.retireAsk(this.nameOf(service)), say.yesRetire, () => this.retire(service)) : nothing}
      </li>`;
  }

  private retiredRow(service: ServiceSet): TemplateResult {
    const say = this.texts;
    const { code } = service;
    const name = this.nameOf(service);
    const remove = () => void this.change((services) => withoutService(services, code), say.removed(name));
    return html`
      <li data-service=${code}>
        <p><strong>${name}</strong> <span class="code quietly">${code}</span></p>
        ${
          this.editing === code
            ? this.form(service)
            : html`<div class="row">
          ${this.button(say.offerAgain, service, () => this.open(code))}
          ${this.button(say.remove, service, () => {
            this.asked = { code, about: 'remove' };
          })}
        </div>`
        }
        ${this.asked?.code === code ? this.question(service, say.removeAsk(name, code), this.say.yesRemove, remove) : nothing}
      </li>`;
  }

  private button(text: string, service: ServiceSet, work: () => void): TemplateResult {
    return html`<button type="button" class="button plain small" aria-label=${this.texts.of(text, this.nameOf(service))}
      ?disabled=${this.busy} @click=${work}>${text}</button>`;
  }

  private question({ code }: ServiceSet, words: string, yes: string, work: () => void): TemplateResult {
    return html`<div class="ask" data-asked=${code}><p>${words}</p><div class="row">
      <button type="button" class="button danger small" ?disabled=${this.busy} @click=${work}>${yes}</button>
      <button type="button" class="button plain small" @click=${() => {
        this.asked = null;
      }}>${this.say.cancel}</button></div></div>`;
  }

  private form(service: ServiceSet | null): TemplateResult {
    const others = (this.services ?? []).filter(({ code }) => code !== service?.code).map(({ code }) => code);
    const like = service?.channels.length ? service : this.services?.[0];
    return html`<office-service-form .language=${this.place.language} .service=${service} .taken=${others} .like=${like}
      .added=${this.added} .busy=${this.busy} .trouble=${this.trouble()} .onSave=${this.save} .onCancel=${() => {
        this.editing = null;
      }}></office-service-form>`;
  }
}
