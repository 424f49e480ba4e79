// <office-quotas>: shares of each hour for certain applicants; the effect of a change is shown first, and can be taken back.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChannelKind, QuotaInput, SetQuotasInput } from '../../../clients/types.ts';
import { askApi } from '../../api/ask.ts';
import { newIdempotencyKey } from '../../api/idempotencyKey.ts';
import { quotaTexts } from '../../texts/quotas/texts.ts';
import { timeOfDay } from '../../texts/when.ts';
import type { ChangeEffect } from '../change.ts';
import { PreviewChangeDocument, UndoChangeDocument } from '../documents.ts';
import { effectOf } from '../effect.ts';
import { sectionWith } from '../section.ts';
import { QuotasSetDocument, type QuotasSetQuery, SetQuotasDocument } from './documents.ts';
import './quotaForm.ts';
import { addedChannels, nameOfChannel } from '../channelNames.ts';
import { inputOfQuota, NEW_QUOTA, type TypedQuota, typedQuota, withQuota } from './typedQuota.ts';

type QuotaSchedule = NonNullable<QuotasSetQuery['office']>['schedules'][number];

/** A change that is being prepared: the quota, and the whole list as it would be; null: its effect was not asked for yet. */
interface QuotaPlan {
  code: string;
  isRemoval: boolean;
  quotas: readonly QuotaInput[] | null;
}

@customElement('office-quotas')
export class OfficeQuotas extends sectionWith('calendar') {
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private quotas: readonly TypedQuota[] | null = null;
  /** Channels that the operator has added. */
  private added: readonly ChannelKind[] = [];
  @state() private schedule: QuotaSchedule | null = null;
  @state() private plan: QuotaPlan | null = null;
  @state() private preview: ChangeEffect | null = null;
  @state() private done: ChangeEffect | null = null;
  @state() private undone = false;
  /** The same press twice is one change. */
  private once = newIdempotencyKey();

  /** The API answers in one language: it is asked in each. */
  protected async load(): Promise<void> {
    const { key, office, today } = this.place;
    const [id, en] = await Promise.all(
      (['id', 'en'] as const).map(async (language) => {
        const { office: set, kinds } = await askApi(QuotasSetDocument, { office: office.code }, { language, key });
        this.added = addedChannels(kinds);
        return set;
      }),
    );
    this.quotas = (id?.quotas ?? []).map((quota) => {
      return typedQuota(quota, en?.quotas.find(({ code }) => code === quota.code) ?? quota);
    });
    const schedules = id?.schedules ?? [];
    this.schedule = schedules.findLast(({ from }) => from === null || from <= today) ?? schedules[0] ?? null;
  }

  private get texts() {
    return quotaTexts(this.place.language);
  }

  private get inputs(): QuotaInput[] {
    return (this.quotas ?? []).map(inputOfQuota);
  }

  private start(code: string, isRemoval = false): void {
    this.plan = { code, isRemoval, quotas: null };
    this.preview = this.done = null;
    this.undone = false;
    this.refusal = this.fault = null;
    if (isRemoval) this.look(this.inputs.filter((quota) => quota.code !== code));
  }

  private order(quotas: readonly QuotaInput[]): SetQuotasInput {
    return { office: this.place.office.code, quotas, move: true, undoMinutes: 10 };
  }

  private look(quotas: readonly QuotaInput[]): void {
    void this.doing(async () => {
      const { answer } = await this.place.ask(PreviewChangeDocument, { input: { setQuotas: this.order(quotas) } });
      if (this.refused(answer) || !this.plan) return;
      this.plan = { ...this.plan, quotas };
      this.preview = answer;
      this.once = newIdempotencyKey();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.effect h3')?.focus();
    });
  }

  private carryOut = (): void => {
    const quotas = this.plan?.quotas;
    if (!quotas) return;
    void this.doing(async () => {
      const input = { ...this.order(quotas), idempotencyKey: this.once };
      const { answer } = await this.place.ask(SetQuotasDocument, { input });
      if (this.refused(answer)) return;
      this.plan = this.preview = null;
      await this.load();
      this.done = answer;
      this.onChanged();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.note.good')?.focus();
    });
  };

  private undo = (): void => {
    void this.doing(async () => {
      const change = this.done?.id;
      if (!change) return;
      const input = { office: this.place.office.code, change };
      const { answer } = await this.place.ask(UndoChangeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.undone = true;
      this.onChanged();
    });
  };

  protected override render(): TemplateResult {
    const say = this.texts;
    const { quotas, plan } = this;
    if (!quotas) return this.fault ? html`${this.trouble()}` : this.working();
    return html`
      ${
        quotas.length > 0
          ? html`<p class="hint">${say.placesHint}</p><ul class="list offers">${quotas.map((quota) => this.row(quota))}</ul>`
          : html`<p class="quietly">${say.none}</p>`
      }
      ${this.done ? this.doneView(this.done) : nothing}
      ${plan ? nothing : this.trouble()}
      ${plan?.code === '' ? this.planning(NEW_QUOTA) : html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.start('')}>${say.add}</button>`}`;
  }

  private nameOf({ id, en }: TypedQuota): string {
    return this.place.language === 'id' ? id : en;
  }

  private row(quota: TypedQuota): TemplateResult {
    const say = this.texts;
    const { code, line, opensMinutesBefore: opens } = quota;
    const places = this.schedule?.shares.find((share) => share.quota === code)?.places ?? 0;
    const button = (text: string, isRemoval: boolean) =>
      html`<button type="button" class="button plain small" aria-label=${say.of(text, this.nameOf(quota))} ?disabled=${this.busy}
        @click=${() => this.start(code, isRemoval)}>${text}</button>`;
    return html`
      <li data-quota=${code}>
        <p><strong>${this.nameOf(quota)}</strong> <span class="code quietly">${code}</span> <span class="tag still">${say.row(line)}</span> ${say.places(places)}</p>
        <p class="quietly">${this.forWhom(quota)}. ${opens ? say.opens(Number(opens)) : say.neverOpens}.</p>
        ${this.plan?.code === code ? this.planning(quota) : html`<div class="row">${button(say.edit, false)}${button(say.remove, true)}</div>`}
      </li>`;
  }

  private forWhom({ walkIns, priorities, services, channels }: TypedQuota): string {
    const say = this.texts;
    if (walkIns) return say.forWalkIns;
    const list = [
      ...priorities.map((one) => (one === 'NORMAL' ? one : say.priority[one])),
      ...services.map((code) => this.place.office.services.find((each) => each.code === code)?.name ?? code),
      ...channels.map((channel) => nameOfChannel(this.say.channels, channel)),
    ];
    return list.length > 0 ? say.only(list.join(', ')) : say.forAll;
  }

  /** The form or the question, and the effect once it was looked at. */
  private planning(quota: TypedQuota): TemplateResult {
    const say = this.texts;
    const { plan, preview } = this;
    const cancel = () => {
      this.plan = this.preview = null;
    };
    const effect = preview
      ? html`<div class="effect"><h3 tabindex="-1">${this.say.calendar.previewTitle}</h3>${effectOf(preview, this.place, true)}
        <div class="row"><button type="button" class="button small ${plan?.isRemoval ? 'danger' : ''}" ?disabled=${this.busy} @click=${this.carryOut}>${plan?.isRemoval ? say.doRemove : say.doIt}</button>
          ${plan?.isRemoval ? html`<button type="button" class="button plain small" @click=${cancel}>${this.say.cancel}</button>` : nothing}</div></div>`
      : nothing;
    if (plan?.isRemoval) return html`<h3>${say.removeTitle(this.nameOf(quota))}</h3>${effect}${this.trouble()}`;
    return html`<office-quota-form .place=${this.place} .quota=${quota} .others=${this.inputs.filter(({ code }) => code !== quota.code)}
        .generalLine=${this.schedule?.line ?? null} .added=${this.added} .busy=${this.busy} .onCancel=${cancel}
        .onTyped=${() => {
          this.preview = null;
        }}
        .onLook=${(typed: TypedQuota) => this.look(withQuota(this.inputs, inputOfQuota(typed)))}></office-quota-form>
      ${this.trouble()}${effect}`;
  }

  private doneView({ undoUntil, moved }: ChangeEffect): TemplateResult {
    const { calendar } = this.say;
    const { office, language } = this.place;
    return html`
      <div class="note good" role="status" tabindex="-1"><p>${this.undone ? this.texts.undone : this.texts.done}</p>
        ${
          this.undone
            ? nothing
            : html`<p>${calendar.undoUntil(timeOfDay(undoUntil, office.timeZone, language))}</p>
              <button type="button" class="button plain small" ?disabled=${this.busy} @click=${this.undo}>${calendar.undo}</button>`
        }</div>
      ${!this.undone && moved > 0 && this.done ? effectOf(this.done, this.place, false) : nothing}`;
  }
}
