// The office's rules: each setting with what it means, its unit and its bounds; what was changed is saved together.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import './answers.ts';
import './bring.ts';
import './lobby.ts';
import './slides.ts';
import './notices.ts';
import './premises.ts';
import { readDraftOver, storeValue } from '../storage/draftStorage.ts';
import { ChangeOfficeDocument, RulesDocument } from './documents.ts';
import { sectionWith } from './section.ts';
import {
  changedNames,
  faultsOfRules,
  GROUPS,
  inputOfRules,
  type RuleName,
  type Rules,
  type RuleValues,
  type Setting,
  valuesOfRules,
} from './settings.ts';

/** A share of fewer bookings is chance. */
const MIN_BOOKINGS_MEASURED = 30;

@customElement('office-rules')
export class OfficeRules extends sectionWith('rules') {
  @state() private rules: Rules | null = null;
  @state() private values: RuleValues | null = null;
  @state() private faults: Partial<Record<RuleName, string>> = {};
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(RulesDocument, { office: this.place.office.code });
    if (!office) return;
    this.rules = office;
    this.values = readDraftOver(this.draftName, valuesOfRules(office));
  }

  private get draftName(): string {
    return `office rules ${this.place.office.code}`;
  }

  private get changed(): RuleName[] {
    return this.rules && this.values ? changedNames(this.values, valuesOfRules(this.rules)) : [];
  }

  private type(name: RuleName, value: string): void {
    if (!this.values) return;
    this.values = { ...this.values, [name]: value };
    this.done = false;
    const changed = Object.fromEntries(this.changed.map((one) => [one, this.values?.[one]]));
    storeValue(this.draftName, Object.keys(changed).length > 0 ? changed : null);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { values, changed } = this;
    if (!values || changed.length === 0) return;
    this.faults = faultsOfRules(values, this.say.rules);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const input = { office: this.place.office.code, settings: inputOfRules(values, changed) };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      storeValue(this.draftName, null);
      await this.load();
      this.done = true;
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.rules;
    const { values, rules, changed } = this;
    return html`
      ${this.head(this.say.nav.rules, html`<p class="hint">${say.hint}</p>`)}
      ${
        values && rules
          ? html`<form class="rules" novalidate @submit=${this.save}>
              ${GROUPS.map(
                ({ group, settings }) => html`
                  <fieldset class="card"><legend>${say.groups[group]}</legend>
                    ${settings.map((setting) => this.setting(setting, values, changed.includes(setting.name)))}
                    ${group === 'booking' ? this.measured(rules) : nothing}
                  </fieldset>`,
              )}
              <div class=${`saving ${changed.length > 0 ? 'changed' : ''}`}>
                ${this.trouble()}
                ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
                <div class="row"><button class="button small" ?disabled=${this.busy || changed.length === 0}>${this.say.save}</button>
                  <span class="quietly" role="status">${changed.length > 0 ? say.changed(changed.length) : say.unchanged}</span></div>
              </div>
            </form>
            <office-notices .place=${this.place}></office-notices>
            <office-premises .place=${this.place}></office-premises>
            <office-bring .place=${this.place}></office-bring>
            <office-lobby .place=${this.place}></office-lobby>
            <office-slides .place=${this.place}></office-slides>
            <office-answers .place=${this.place}></office-answers>`
          : html`${this.trouble()}${this.fault ? nothing : this.working()}`
      }`;
  }

  private setting({ name, unit, list, least, most }: Setting, values: RuleValues, changed: boolean): TemplateResult {
    const say = this.say.rules;
    const fault = this.faults[name];
    return html`
      <div class=${`setting ${fault ? 'wrong field' : ''}`}>
        <label for=${name}>${say.names[name]}${changed ? html`<span class="dot" aria-hidden="true"></span>` : nothing}</label>
        <span class=${list ? 'value codes' : 'value'}>
          <input id=${name} .value=${values[name]} inputmode=${unit ? 'numeric' : 'text'} autocomplete="off"
            aria-describedby=${`${name}-unit ${name}-hint${fault ? ` ${name}-error` : ''}`} aria-invalid=${fault ? 'true' : 'false'}
            @input=${(event: Event) => this.type(name, valueIn(event))}>
          <span id=${`${name}-unit`}>${unit ? say.units[unit](Number(values[name])) : ''}</span>
        </span>
        <p class="hint" id=${`${name}-hint`}>${say.hints[name]}${unit ? html` <span class="range">${say.range(least, most)}</span>` : nothing}</p>
        ${fault ? html`<p class="error" id=${`${name}-error`}>${fault}</p>` : nothing}
      </div>`;
  }

  /** The measured share of no-shows, which helps to choose the overbooking. */
  private measured({ overbooking }: Rules): TemplateResult | typeof nothing {
    const { measuredNoShowPercent: percent, measuredBookings: bookings, measuredNoShows, days } = overbooking;
    if (percent === null) return nothing;
    const say = this.say.rules;
    return html`<p class="quietly measured">${say.measured(days, measuredNoShows, bookings, this.say.number(percent))}${
      bookings < MIN_BOOKINGS_MEASURED ? html` ${say.measuredFew}` : nothing
    }</p>`;
  }
}
