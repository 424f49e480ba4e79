// <office-week>: the weekly hours with their breaks, from a day on; the effect is shown first, and can be taken back.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { valueIn } from '../fields/events.ts';
import { dateInFull, timeOfDay, weekdayOfDate } from '../texts/when.ts';
import type { ChangeEffect } from './change.ts';
import { PreviewChangeDocument, RemoveScheduleDocument, SchedulesDocument, SetScheduleDocument } from './documents.ts';
import { effectOf } from './effect.ts';
import { sectionWith } from './section.ts';
import {
  faultsOfWeek,
  inputOfWeek,
  type TypedWeek,
  type TypedWeekday,
  typedWeek,
  WEEKDAY_KEYS,
  type WeekFault,
  type WeekSchedule,
} from './typedWeek.ts';
import { plusDays } from './when.ts';

const FIRST_MONDAY = '2017-08-07';

@customElement('office-week')
export class OfficeWeek extends sectionWith('calendar') {
  @property({ attribute: false }) onChanged: () => void = () => {};

  @state() private quotas: readonly { code: string; name: string }[] = [];
  @state() private schedules: readonly WeekSchedule[] = [];
  @state() private typed: TypedWeek | null = null;
  @state() private faults: Partial<Record<WeekFault, string>> = {};
  @state() private preview: ChangeEffect | null = null;
  @state() private done: ChangeEffect | null = null;
  /** The same press twice is one change. */
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(SchedulesDocument, { office: this.place.office.code });
    this.schedules = office?.schedules ?? [];
    this.quotas = office?.quotas ?? [];
    const now = this.current;
    const codes = this.quotas.map(({ code }) => code);
    this.typed = now ? typedWeek(now, codes) : null;
  }

  /** The quotas were changed: what is typed otherwise stays. */
  async readQuotas(): Promise<void> {
    const before = this.typed;
    await this.doing(() => this.load());
    if (before && this.typed) this.typed = { ...before, shares: this.typed.shares };
  }

  /** The schedule of today. */
  private get current(): WeekSchedule | undefined {
    const begun = this.schedules.filter(({ from }) => from === null || from <= this.place.today);
    return begun.at(-1) ?? this.schedules[0];
  }

  private look = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed, current } = this;
    if (!typed || !current) return;
    this.done = null;
    this.faults = faultsOfWeek(typed, this.place.today, this.say.week);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    void this.doing(async () => {
      const setSchedule = inputOfWeek(this.place.office.code, typed, current);
      const { answer } = await this.place.ask(PreviewChangeDocument, { input: { setSchedule } });
      if (this.refused(answer)) return;
      this.preview = answer;
      this.once = newIdempotencyKey();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.effect h3')?.focus();
    });
  };

  private carryOut = (): void => {
    const { typed, current } = this;
    if (!typed || !current) return;
    void this.doing(async () => {
      const input = { ...inputOfWeek(this.place.office.code, typed, current), idempotencyKey: this.once };
      const { answer } = await this.place.ask(SetScheduleDocument, { input });
      if (!this.refused(answer)) await this.changed(answer);
    });
  };

  private removeSchedule(from: string): void {
    void this.doing(async () => {
      const input = { office: this.place.office.code, from, move: true, idempotencyKey: newIdempotencyKey() };
      const { answer } = await this.place.ask(RemoveScheduleDocument, { input });
      if (!this.refused(answer)) await this.changed(answer);
    });
  }

  private async changed(effect: ChangeEffect): Promise<void> {
    this.preview = null;
    await this.load();
    this.done = effect;
    this.onChanged();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.note.good')?.focus();
  }

  private type(change: Partial<TypedWeek>): void {
    if (this.typed) this.typed = { ...this.typed, ...change };
    this.preview = null;
  }

  protected override render(): TemplateResult {
    const { typed, preview, done } = this;
    const { calendar } = this.say;
    const say = this.say.week;
    return html`
      <section class="card spaced" aria-labelledby="week-title">
        <h2 id="week-title">${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${this.later()}
        ${typed ? this.form(typed) : this.fault ? nothing : this.working()}
        ${this.trouble()}
        ${
          preview
            ? html`<div class="effect"><h3 tabindex="-1">${calendar.previewTitle}</h3>${effectOf(preview, this.place, true)}
          <div class="row"><button type="button" class="button small" ?disabled=${this.busy} @click=${this.carryOut}>${calendar.doIt}</button></div></div>`
            : nothing
        }
        ${done ? html`<p class="note good" role="status" tabindex="-1">${say.saved} ${calendar.undoUntil(this.time(done.undoUntil))}</p>` : nothing}
      </section>`;
  }

  private time(at: string): string {
    return timeOfDay(at, this.place.office.timeZone, this.place.language);
  }

  /** Schedules that are still to begin: a season, or hours that were decided on. */
  private later(): TemplateResult | typeof nothing {
    const say = this.say.week;
    const coming = this.schedules.flatMap(({ from }) => (from && from > this.place.today ? from : []));
    if (coming.length === 0) return nothing;
    return html`<ul class="seasons">${coming.map(
      (from) => html`<li>${say.begins(dateInFull(from, this.place.language))}
        <button type="button" class="button plain danger small" ?disabled=${this.busy} @click=${() => this.removeSchedule(from)}>
          ${say.remove}<span class="unseen"> ${dateInFull(from, this.place.language)}</span></button></li>`,
    )}</ul>`;
  }

  private form(typed: TypedWeek): TemplateResult {
    const say = this.say.week;
    return html`
      <form novalidate @submit=${this.look}>
        <div class="scroll" tabindex="0" role="group" aria-label=${say.title}><table class="list week">
          <thead><tr><th scope="col">${say.weekday}</th><th scope="col">${say.hours}</th><th scope="col">${say.breaks}</th></tr></thead>
          <tbody>${WEEKDAY_KEYS.map((key, index) => {
            const name = weekdayOfDate(plusDays(FIRST_MONDAY, index), this.place.language);
            const set = (change: Partial<TypedWeekday>) =>
              this.type({ days: { ...typed.days, [key]: { ...typed.days[key], ...change } } });
            return html`<tr><th scope="row">${name}</th>
              <td>${this.input(`${key}.hours`, `${name}, ${say.hours}`, typed.days[key].hours, (hours) => set({ hours }))}</td>
              <td>${this.input(`${key}.breaks`, `${name}, ${say.breaks}`, typed.days[key].breaks, (breaks) => set({ breaks }))}</td></tr>`;
          })}</tbody></table></div>
        <p class="hint">${say.dayHint}</p>
        ${this.field('windowMinutes', say.windowMinutes, '', typed.windowMinutes)}
        ${this.field('capacity', say.capacity, say.capacityHint, typed.capacity)}
        ${this.quotas.map(({ code, name }) => this.share(typed, code, name))}
        ${this.field('from', say.from, say.fromHint, typed.from)}
        <button class="button small" ?disabled=${this.busy}>${say.preview}</button>
      </form>`;
  }

  private share({ shares }: TypedWeek, code: string, name: string): TemplateResult {
    const fault = `shares.${code}` as const;
    return html`<div class=${`field ${this.faults[fault] ? 'wrong' : ''}`}><label for=${`week-shares-${code}`}>${this.say.week.shareOf(name)}</label>
      ${this.input(fault, null, shares[code] ?? '', (places) => this.type({ shares: { ...shares, [code]: places } }))}</div>`;
  }

  private field(
    name: 'from' | 'windowMinutes' | 'capacity',
    label: string,
    hint: string,
    value: string,
  ): TemplateResult {
    return html`<div class=${`field ${this.faults[name] ? 'wrong' : ''}`}><label for=${`week-${name}`}>${label}</label>
      ${this.input(name, null, value, (typed) => this.type({ [name]: typed }))}
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;
  }

  private input(name: WeekFault, label: string | null, value: string, onType: (typed: string) => void): TemplateResult {
    const fault = this.faults[name];
    const id = `week-${name.replace('.', '-')}`;
    return html`${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
      <input id=${id} .value=${value} autocomplete="off" aria-label=${label ?? nothing} aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby=${fault ? `${id}-error` : nothing} @input=${(event: Event) => onType(valueIn(event))}>`;
  }
}
