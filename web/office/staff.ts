// Draws the staff of the office: their roles, a new member's key, which is shown once, and keys to revoke.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StaffRole } from '../../clients/types.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { valueIn } from '../fields/events.ts';
import { AddStaffDocument, EndKeysDocument, type KeyOfOfficeFragment, OfficeKeysDocument } from './documents.ts';
import { formerKeys, isOver, keyTable } from './keyTable.ts';
import './pairing.ts';
import { sectionWith } from './section.ts';

const ADDABLE_ROLES = ['FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER'] as const satisfies readonly StaffRole[];

@customElement('office-staff')
export class OfficeStaff extends sectionWith('people') {
  /** Of a board that shows it, from a QR code; empty: none. */
  @property({ attribute: false }) code = '';

  @state() private keys: readonly KeyOfOfficeFragment[] | null = null;
  @state() private name = '';
  @state() private work: (typeof ADDABLE_ROLES)[number] = 'FRONT_DESK';
  @state() private wrong = false;
  /** A new key: it is shown this once. */
  @state() private added: { key: string; name: string } | null = null;
  @state() private copied = false;
  /** The id of the key that is about to be ended, or `OTHERS`. */
  @state() private leaving: string | null = null;
  /** The id of the key whose card is shown. */
  @state() private carded: string | null = null;
  @state() private done = '';
  /** The same press twice is one member. */
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    const { place } = this;
    const pageAfter = async (after: string | null) =>
      (await place.ask(OfficeKeysDocument, { office: place.office.code, after })).officeKeys;
    let page = await pageAfter(null);
    const keys = [...page.nodes];
    while (page.pageInfo.hasNextPage) {
      page = await pageAfter(page.pageInfo.endCursor);
      keys.push(...page.nodes);
    }
    this.keys = keys;
  }

  private add = (event: SubmitEvent): void => {
    event.preventDefault();
    this.wrong = !this.name.trim();
    this.done = '';
    if (this.wrong) {
      this.querySelector<HTMLElement>('#staff-name')?.focus();
      return;
    }
    void this.doing(async () => {
      const { work: role, once } = this;
      const input = { office: this.place.office.code, name: this.name.trim(), role, idempotencyKey: once };
      const addStaff = takenAnswer((await this.place.ask(AddStaffDocument, { input })).addStaff);
      this.added = { key: addStaff.key, name: addStaff.staff.name };
      this.copied = false;
      this.once = newIdempotencyKey();
      this.name = '';
      await this.load();
      await this.updateComplete;
      this.querySelector<HTMLElement>('.new-key h2')?.focus();
    });
  };

  private end(keys: readonly KeyOfOfficeFragment[]): void {
    void this.doing(async () => {
      const input = { office: this.place.office.code, ids: keys.map(({ id }) => id) };
      takenAnswer((await this.place.ask(EndKeysDocument, { input })).endOfficeKeys);
      this.leaving = null;
      const [only] = keys;
      this.done = only && keys.length === 1 ? this.say.people.removed(only.name) : this.say.people.removedOthers;
      await this.load();
    });
  }

  private async copy(key: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(key);
    } catch {
      // A page that may not write to the clipboard selects the key, to be copied by hand.
      this.querySelector<HTMLInputElement>('#new-key')?.select();
      return;
    }
    this.copied = true;
  }

  protected override render(): TemplateResult {
    const say = this.say.people;
    const { keys } = this;
    const { today } = this.place;
    const present = keys?.filter((key) => !isOver(key, today)) ?? [];
    const former = keys?.filter((key) => isOver(key, today)) ?? [];
    return html`
      ${this.head(this.say.nav.people)}
      ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
      ${this.trouble()}
      ${this.added ? this.newIdempotencyKey(this.added) : nothing}
      <div class="columns">
        <section class="card" aria-labelledby="staff-title" @keys-changed=${() => this.load()}>
          <h2 id="staff-title">${say.staff}</h2>
          ${keys ? (present.length === 0 ? html`<p>${say.noStaff}</p>` : this.keysOf(present)) : this.fault ? nothing : this.working()}
          ${former.length > 0 ? formerKeys(former, this.place, this.say) : nothing}
        </section>
        <div>${this.form()}<office-pairing .place=${this.place} .shown=${this.code} .keys=${this.keys ?? []} @keys-changed=${() => this.load()}></office-pairing></div>
      </div>`;
  }

  private keysOf(keys: readonly KeyOfOfficeFragment[]): TemplateResult {
    const { place, say, leaving, carded, busy } = this;
    return keyTable({
      keys,
      place,
      say,
      leaving,
      carded,
      busy,
      onCard: (id) => {
        this.carded = this.carded === id ? null : id;
      },
      onAsk: (id) => {
        this.leaving = this.leaving === id ? null : id;
      },
      onEnd: (ended) => this.end(ended),
    });
  }

  private form(): TemplateResult {
    const say = this.say.people;
    return html`
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">${say.add}</h2>
        <form novalidate @submit=${this.add}>
          <p class="hint">${say.addHint}</p>
          <div class=${`field ${this.wrong ? 'wrong' : ''}`}>
            <label for="staff-name">${say.name}</label>
            ${this.wrong ? html`<p class="error" id="staff-name-error">${say.needName}</p>` : nothing}
            <input id="staff-name" maxlength="100" autocomplete="off" .value=${this.name} aria-invalid=${this.wrong ? 'true' : 'false'}
              aria-describedby=${this.wrong ? 'staff-name-error' : nothing}
              @input=${(event: Event) => {
                this.name = valueIn(event);
              }}>
          </div>
          <fieldset class="field roles"><legend>${say.role}</legend>
            ${ADDABLE_ROLES.map(
              (
                role,
              ) => html`<label class="pick"><input type="radio" name="role" value=${role} .checked=${this.work === role}
                @change=${() => {
                  this.work = role;
                }}><span><b>${this.say.roles[role]}</b><small>${say.roleHints[role]}</small></span></label>`,
            )}
          </fieldset>
          <button class="button small" ?disabled=${this.busy}>${say.addButton}</button>
        </form>
      </section>`;
  }

  private newIdempotencyKey({ key, name }: { key: string; name: string }): TemplateResult {
    const say = this.say.people;
    return html`
      <section class="aside turn new-key" aria-labelledby="key-title">
        <h2 id="key-title" tabindex="-1">${say.keyTitle(name)}</h2>
        <p>${say.keyOnce}</p>
        <div class="row">
          <input id="new-key" class="code" readonly .value=${key} aria-labelledby="key-title">
          <button class="button small" @click=${() => this.copy(key)}>${this.copied ? say.copied : say.copy}</button>
          <button class="button plain small" @click=${() => {
            this.added = null;
          }}>${say.keyDone}</button>
        </div>
        <p class="unseen" role="status">${this.copied ? say.copied : ''}</p>
      </section>`;
  }
}
