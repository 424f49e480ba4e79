// <office-quota-form>: the name, the letter and the applicants of one quota, checked before its effect is looked at.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChannelKind, QuotaInput } from '../../../clients/types.ts';
import { isTickedIn, valueIn } from '../../fields/events.ts';
import { officeTexts } from '../../texts/office/texts.ts';
import { quotaTexts } from '../../texts/quotas/texts.ts';
import { nameOfChannel } from '../channelNames.ts';
import type { ConsolePlace } from '../place.ts';
import {
  faultsOfQuota,
  NEW_QUOTA,
  QUOTA_CHANNELS,
  QUOTA_PRIORITIES,
  type QuotaFaults,
  type TypedQuota,
} from './typedQuota.ts';

type TextField = 'code' | 'id' | 'en' | 'line' | 'opensMinutesBefore';
type ListField = 'priorities' | 'services' | 'channels';

@customElement('office-quota-form')
export class OfficeQuotaForm extends LitElement {
  @property({ attribute: false }) place!: ConsolePlace;
  @property({ attribute: false }) quota: TypedQuota = NEW_QUOTA;
  @property({ attribute: false }) others: readonly QuotaInput[] = [];
  @property({ attribute: false }) generalLine: string | null = null;
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) onTyped: () => void = () => {};
  @property({ attribute: false }) onLook: (typed: TypedQuota) => void = () => {};
  /** Channels that the operator has added. */
  @property({ attribute: false }) added: readonly ChannelKind[] = [];
  @property({ attribute: false }) onCancel: () => void = () => {};

  @state() private typed: TypedQuota = NEW_QUOTA;
  @state() private faults: QuotaFaults = {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.typed = this.quota;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('input')?.focus());
  }

  private get texts() {
    return quotaTexts(this.place.language);
  }

  private type(change: Partial<TypedQuota>): void {
    this.typed = { ...this.typed, ...change };
    this.onTyped();
  }

  private look = (event: SubmitEvent): void => {
    event.preventDefault();
    this.faults = faultsOfQuota(this.typed, this, this.texts);
    if (Object.keys(this.faults).length === 0) {
      this.onLook(this.typed);
      return;
    }
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
  };

  protected override render(): TemplateResult {
    const say = this.texts;
    const { typed, quota, place } = this;
    const isNew = quota.code === '';
    const { language } = place;
    const named = place.office.services.map(({ code, name }) => [code, name] as const);
    const names = officeTexts(language).channels;
    const ways = [...QUOTA_CHANNELS, ...this.added].map((way) => [way, nameOfChannel(names, way)] as const);
    return html`
      <form novalidate class="inner" @submit=${this.look}>
        <h3>${isNew ? say.newTitle : say.editTitle(language === 'id' ? quota.id : quota.en)}</h3>
        ${isNew ? this.field('code', say.code, say.codeHint) : nothing}
        <div class="pair">${this.field('id', say.nameId)}${this.field('en', say.nameEn)}</div>
        ${this.field('line', say.line, say.lineHint)}
        ${this.tick('walkIns', say.walkIns, say.walkInsHint)}
        ${
          typed.walkIns
            ? nothing
            : html`${this.choices(
                'priorities',
                say.priorities,
                QUOTA_PRIORITIES.map((one) => [one, say.priority[one]] as const),
              )}
              ${this.choices('services', say.services, named)}
              ${this.choices('channels', say.channels, ways)}
              ${this.tick('generalToo', say.generalToo)}`
        }
        ${this.field('opensMinutesBefore', say.opensBefore, say.opensBeforeHint)}
        <div class="row"><button class="button small" ?disabled=${this.busy}>${say.preview}</button>
          <button type="button" class="button plain small" @click=${() => this.onCancel()}>${officeTexts(language).cancel}</button></div>
      </form>`;
  }

  private field(name: TextField, label: string, hint = ''): TemplateResult {
    const fault = this.faults[name];
    const id = `quota-${name}`;
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${label}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} autocomplete="off" .value=${this.typed[name]} inputmode=${name === 'opensMinutesBefore' ? 'numeric' : nothing}
          lang=${name === 'id' || name === 'en' ? name : nothing} aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${described || nothing}
          @input=${(event: Event) => this.type({ [name]: valueIn(event) })}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }

  private tick(name: 'walkIns' | 'generalToo', label: string, hint = ''): TemplateResult {
    return html`<label class="pick"><input type="checkbox" .checked=${this.typed[name]}
      @change=${(event: Event) => this.type({ [name]: isTickedIn(event) })}><span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span></label>`;
  }

  private choices(field: ListField, label: string, named: readonly (readonly [string, string])[]): TemplateResult {
    const chosen: readonly string[] = this.typed[field];
    const choose = (value: string, isChosen: boolean) => {
      const others = chosen.filter((each) => each !== value);
      this.type({ [field]: isChosen ? [...others, value] : others });
    };
    return html`
      <fieldset class="field"><legend>${label}</legend>
        <div class="kinds">${named.map(
          ([
            value,
            name,
          ]) => html`<label class="pick"><input type="checkbox" value=${value} .checked=${chosen.includes(value)}
            @change=${(event: Event) => choose(value, isTickedIn(event))}><span>${name}</span></label>`,
        )}</div>
        <p class="hint">${chosen.length === 0 ? this.texts.noneMeansAll : ''}</p>
      </fieldset>`;
  }
}
