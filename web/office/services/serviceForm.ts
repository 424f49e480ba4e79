// <office-service-form>: the code, the names and the channels of one service, checked before they are saved.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChannelKind } from '../../../clients/types.ts';
import { isTickedIn, valueIn } from '../../fields/events.ts';
import type { PageLanguage } from '../../texts/language.ts';
import { officeTexts } from '../../texts/office/texts.ts';
import { serviceTexts } from '../../texts/services/texts.ts';
import { nameOfChannel } from '../channelNames.ts';
import type { ServiceSet } from './typedDetails.ts';
import { BOOKING_WAYS, faultsOfService, type ServiceFaults, type TypedService } from './typedService.ts';

@customElement('office-service-form')
export class OfficeServiceForm extends LitElement {
  @property({ attribute: false }) language: PageLanguage = 'id';
  /** Null: a new one. */
  @property({ attribute: false }) service: ServiceSet | null = null;
  /** A new one has the channels of this one to begin with. */
  @property({ attribute: false }) like: ServiceSet | undefined;
  @property({ attribute: false }) taken: readonly string[] = [];
  /** Channels that the operator has added. */
  @property({ attribute: false }) added: readonly ChannelKind[] = [];
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) trouble: unknown = nothing;
  @property({ attribute: false }) onSave: (typed: TypedService) => void = () => {};
  @property({ attribute: false }) onCancel: () => void = () => {};

  @state() private typed: TypedService = { code: '', id: '', en: '', channels: [] };
  @state() private faults: ServiceFaults = {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { service, like } = this;
    const [id = '', en = id] = service?.names ?? [];
    const channels = like?.channels ?? [];
    this.typed = { code: service?.code ?? '', id, en, channels };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('input:not([readonly])')?.focus());
  }

  private get texts() {
    return serviceTexts(this.language);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    this.faults = faultsOfService(this.typed, this.taken, this.texts);
    if (Object.keys(this.faults).length === 0) {
      this.onSave(this.typed);
      return;
    }
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
  };

  protected override render(): TemplateResult {
    const say = this.texts;
    const { service } = this;
    return html`
      <form novalidate class="inner" @submit=${this.save}>
        <h3>${service ? say.editTitle(service.name) : say.newTitle}</h3>
        ${service ? nothing : this.field('code', say.code, say.codeHint)}
        <div class="pair">${this.field('id', say.nameId)}${this.field('en', say.nameEn)}</div>
        ${this.channels()}
        ${this.trouble}
        <div class="row"><button class="button small" ?disabled=${this.busy}>${say.save}</button>
          <button type="button" class="button plain small" @click=${() => this.onCancel()}>${officeTexts(this.language).cancel}</button></div>
      </form>`;
  }

  private field(name: 'code' | 'id' | 'en', label: string, hint = ''): TemplateResult {
    const fault = this.faults[name];
    const id = `service-${name}`;
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${label}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} autocomplete="off" maxlength=${name === 'code' ? 40 : 300} lang=${name === 'code' ? nothing : name}
          .value=${this.typed[name]} aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${described || nothing}
          @input=${(event: Event) => {
            this.typed = { ...this.typed, [name]: valueIn(event) };
          }}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }

  private channels(): TemplateResult {
    const say = this.texts;
    const fault = this.faults.channels;
    const names = officeTexts(this.language).channels;
    return html`
      <fieldset class=${`field ${fault ? 'wrong' : ''}`} aria-describedby=${fault ? 'service-channels-error' : nothing}>
        <legend>${say.channels}</legend>
        ${fault ? html`<p class="error" id="service-channels-error">${fault}</p>` : nothing}
        <div class="kinds">${[...BOOKING_WAYS, ...this.added].map(
          (
            way,
          ) => html`<label class="pick"><input type="checkbox" value=${way} .checked=${this.typed.channels.includes(way)}
            @change=${(event: Event) => this.choose(way, isTickedIn(event))}><span>${nameOfChannel(names, way)}</span></label>`,
        )}</div>
      </fieldset>`;
  }

  private choose(way: ChannelKind, isChosen: boolean): void {
    const others = this.typed.channels.filter((each) => each !== way);
    this.typed = { ...this.typed, channels: isChosen ? [...others, way] : others };
  }
}
