// The notices that an office sends on its own, and the hours in which it sends them.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { NoticeKind } from '../../clients/types.ts';
import { isTickedIn, valueIn } from '../fields/events.ts';
import { tableKeysOf } from '../fields/tableKeys.ts';
import { readDraftOver, storeValue } from '../storage/draftStorage.ts';
import { ChangeOfficeDocument, NoticesDocument } from './documents.ts';
import { sectionWith } from './section.ts';
import { faultsOfNotices, type NoticeFaults, noticesSet, type TypedNotices } from './typedNotices.ts';

@customElement('office-notices')
export class OfficeNotices extends sectionWith('rules') {
  @state() private there: TypedNotices | null = null;
  @state() private typed: TypedNotices | null = null;
  @state() private faults: NoticeFaults = {};
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(NoticesDocument, { office: this.place.office.code });
    if (!office) return;
    const { remindAt, hours, off, nearTurn, fallback } = office.notices;
    this.there = { remindAt, from: hours.from, to: hours.to, nearTurn: String(nearTurn), fallback, off };
    this.typed = readDraftOver(this.draftName, this.there);
  }

  private get draftName(): string {
    return `office notices ${this.place.office.code}`;
  }

  private get changed(): boolean {
    return JSON.stringify(this.typed) !== JSON.stringify(this.there);
  }

  private type(change: Partial<TypedNotices>): void {
    if (!this.typed) return;
    this.typed = { ...this.typed, ...change };
    this.done = false;
    storeValue(this.draftName, this.changed ? this.typed : null);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.faults = faultsOfNotices(typed, this.say);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const notices = noticesSet(typed);
      const input = { office: this.place.office.code, settings: { notices } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      storeValue(this.draftName, null);
      await this.load();
      this.done = true;
    });
  };

  protected override render(): TemplateResult {
    const { typed } = this;
    const say = this.say.notices;
    if (!typed) return html`${this.trouble()}`;
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        <fieldset class="field"><legend>${say.sent}</legend>
          <div class="kinds">${tableKeysOf(say.kinds).map((kind) => this.kind(kind, typed))}</div>
        </fieldset>
        <div class="fields">
          ${this.field('from', say.from, typed.from)}
          ${this.field('to', say.to, typed.to, say.hoursHint)}
          ${this.field('remindAt', say.remindAt, typed.remindAt)}
          ${this.field('nearTurn', say.nearTurn, typed.nearTurn, say.nearTurnHint)}
        </div>
        <label class="pick"><input type="checkbox" .checked=${typed.fallback} @change=${(event: Event) =>
          this.type({ fallback: isTickedIn(event) })}><span>${say.fallback}</span></label>
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || !this.changed}>${this.say.save}</button>
      </form>`;
  }

  private kind(kind: NoticeKind, { off }: TypedNotices): TemplateResult {
    return html`<label class="pick"><input type="checkbox" .checked=${!off.includes(kind)} @change=${(event: Event) => {
      const sent = isTickedIn(event);
      this.type({ off: sent ? off.filter((one) => one !== kind) : [...off, kind] });
    }}><span>${this.say.notices.kinds[kind]}</span></label>`;
  }

  private field(
    name: 'from' | 'to' | 'remindAt' | 'nearTurn',
    label: string,
    value: string,
    hint = '',
  ): TemplateResult {
    const fault = this.faults[name];
    const id = `notices-${name}`;
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${label}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} .value=${value} autocomplete="off" aria-describedby=${described || nothing}
          aria-invalid=${fault ? 'true' : 'false'} @input=${(event: Event) => this.type({ [name]: valueIn(event) })}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}
