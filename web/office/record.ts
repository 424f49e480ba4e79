// Draws the record: blocks, suspicious numbers, and the audit log.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { isTickedIn, valueIn } from '../fields/events.ts';
import { textFor } from '../texts/textFor.ts';
import { dayOfDate, timeOfDay } from '../texts/when.ts';
import { actorText } from './actorText.ts';
import { auditedValues } from './auditedValues.ts';
import {
  BlockAddressDocument,
  type BlockedFragment,
  UnblockAddressDocument,
  WatchingDocument,
  type WatchingQuery,
} from './documents.ts';
import { sectionWith } from './section.ts';

/** The day's work at desk and counters, which would bury what was set. */
const DAILY: ReadonlySet<string> = new Set([
  'checkIn',
  'issueTicket',
  'setPriority',
  'openCounter',
  'closeCounter',
  'callNext',
  'callTicket',
  'putBack',
  'recall',
  'serve',
  'finish',
  'park',
  'resume',
  'transfer',
  'markNoShow',
  'undo',
  'book',
  'confirmBooking',
  'messages',
  'suspiciousAddresses',
]);

interface RecordTable {
  id: string;
  title: string;
  hint: string;
  /** The sentence in place of a table without rows. */
  none: string;
  heads: readonly string[];
  rows: readonly TemplateResult[];
}

type SuspectRow = WatchingQuery['suspiciousAddresses']['edges'][number]['node'];

@customElement('office-record')
export class OfficeRecord extends sectionWith('record', 'rules') {
  @state() private shown: WatchingQuery | null = null;
  /** The number that is about to be blocked. */
  @state() private blocking = '';
  @state() private reason = '';
  @state() private wrong = false;
  /** Whether the day's work is shown as well. */
  @state() private daily = false;
  @state() private done = '';
  private once = newIdempotencyKey();

  protected async load(): Promise<void> {
    this.shown = await this.place.ask(WatchingDocument, { office: this.place.office.code });
  }

  private lift({ id }: BlockedFragment): void {
    void this.doing(async () => {
      takenAnswer(
        (await this.place.ask(UnblockAddressDocument, { input: { office: this.place.office.code, block: id } }))
          .unblockAddress,
      );
      this.done = this.say.record.lifted;
      await this.load();
    });
  }

  private block = (event: SubmitEvent): void => {
    event.preventDefault();
    const { blocking: address, once: idempotencyKey } = this;
    const reason = this.reason.trim();
    this.wrong = !reason;
    if (!reason) return;
    void this.doing(async () => {
      takenAnswer(
        (
          await this.place.ask(BlockAddressDocument, {
            input: { office: this.place.office.code, address, reason, idempotencyKey },
          })
        ).blockAddress,
      );
      this.once = newIdempotencyKey();
      this.blocking = this.reason = '';
      this.done = this.say.record.wasBlocked(address);
      await this.load();
    });
  };

  protected override render(): TemplateResult {
    const { shown } = this;
    return html`
      ${this.head(this.say.nav.record)}
      ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
      ${this.trouble()}
      ${shown ? html`${this.blocks(shown)}${this.suspects(shown)}${this.audit(shown)}` : this.fault ? nothing : this.working()}`;
  }

  private when(at: string): string {
    const { language, office } = this.place;
    return `${dayOfDate(at.slice(0, 10), language, { weekday: 'short', month: 'short' })}, ${timeOfDay(at, office.timeZone, language)}`;
  }

  private blocks({ blocks }: WatchingQuery): TemplateResult {
    const say = this.say.record;
    const rows = blocks.edges.map(({ node }) => node);
    return this.list({
      id: 'blocks',
      title: say.blocks,
      hint: say.blocksHint,
      none: say.noBlocks,
      heads: [say.address, say.reason, say.since, say.until, ''],
      rows: rows.map(
        (
          block,
        ) => html`<tr><th scope="row">${block.address ?? block.person}</th><td>${block.reason ?? say.kinds[block.kind]}</td>
        <td>${this.when(block.beganAt)}</td><td>${block.endsAt ? this.when(block.endsAt) : say.forever}</td>
        <td class="num"><button class="button plain small" ?disabled=${this.busy} @click=${() => this.lift(block)}>${say.lift}<span class="unseen"> ${block.address ?? block.person}</span></button></td></tr>`,
      ),
    });
  }

  private suspects({ suspiciousAddresses }: WatchingQuery): TemplateResult {
    const say = this.say.record;
    const rows = suspiciousAddresses.edges.map(({ node }) => node);
    const heads = [say.address, say.kept, say.lapsed, say.cancelled, say.forfeited, say.live, ''];
    return this.list({
      id: 'suspects',
      title: say.suspicious,
      hint: say.suspiciousHint,
      none: say.noSuspicious,
      heads,
      rows: rows.map((one) => this.suspect(one)),
    });
  }

  private suspect({ address, blocked, kept, lapsed, cancelled, forfeited, live }: SuspectRow): TemplateResult {
    const say = this.say.record;
    return html`
      <tr><th scope="row">${address}</th>${[kept, lapsed, cancelled, forfeited, live].map((count) => html`<td class="num">${count}</td>`)}
        <td class="num">${
          blocked
            ? html`<span class="tag">${say.blocked}</span>`
            : html`<button class="button plain danger small" aria-expanded=${this.blocking === address ? 'true' : 'false'} @click=${() => {
                this.blocking = this.blocking === address ? '' : address;
                this.wrong = false;
              }}>${say.block}<span class="unseen"> ${address}</span></button>`
        }</td></tr>
      ${
        this.blocking === address
          ? html`<tr class="ask"><td colspan="7"><form class=${`field ${this.wrong ? 'wrong' : ''}`} novalidate @submit=${this.block}>
              <label for="block-reason">${say.blockReason}</label>
              ${this.wrong ? html`<p class="error" role="alert">${say.needReason}</p>` : nothing}
              <div class="row"><input id="block-reason" maxlength="300" .value=${this.reason} @input=${(
                event: Event,
              ) => {
                this.reason = valueIn(event);
              }}><button class="button danger small" ?disabled=${this.busy}>${say.block}</button></div></form></td></tr>`
          : nothing
      }`;
  }

  private audit({ audit }: WatchingQuery): TemplateResult {
    const say = this.say.record;
    const shown = this.daily ? audit.nodes : audit.nodes.filter(({ what }) => !DAILY.has(what));
    const heads = [say.when, say.who, say.what, say.subject];
    return html`
      ${this.list({
        id: 'audit',
        title: say.audit,
        hint: say.auditHint,
        none: say.noAudit,
        heads,
        rows: shown.map(
          ({ at, by, what, subject, changes }) => html`<tr><td>${this.when(at)}</td><td>${actorText(by, this.say)}</td>
          <th scope="row">${textFor(say.did, what) ?? textFor(this.say.what, what) ?? what}</th><td>${this.about(what, subject)}${auditedValues(changes, this.say)}</td></tr>`,
        ),
      })}
      <label class="pick"><input type="checkbox" .checked=${this.daily} @change=${(event: Event) => {
        this.daily = isTickedIn(event);
      }}><span>${say.daily}</span></label>`;
  }

  /** `FRONT_DESK Sri Rahayu`: a role is said in words, and so are the settings that were changed: `policy, notices`. */
  private about(what: string, subject: string | null): string {
    if (what === 'changeOffice') {
      const names = (subject ?? '').split(', ');
      return names.map((name) => textFor(this.say.record.settings, name) ?? name).join(', ');
    }
    const [role = '', ...name] = (subject ?? '').split(' ');
    const said = textFor(this.say.roles, role);
    return said ? `${name.join(' ')} (${said})` : (subject ?? '');
  }

  private list({ id, title, hint, none, heads, rows }: RecordTable): TemplateResult {
    return html`
      <section class=${`card spaced ${id === 'audit' ? 'deeds' : ''}`} aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        <p class="hint">${hint}</p>
        ${
          rows.length === 0
            ? html`<p>${none}</p>`
            : html`<div class="scroll" tabindex="0" role="group" aria-label=${title}><table class="list"><thead><tr>${heads.map(
                (head, index) =>
                  html`<th scope="col" class=${id === 'suspects' && index > 0 ? 'num' : ''}>${head || html`<span class="unseen">${this.say.actions}</span>`}</th>`,
              )}</tr></thead><tbody>${rows}</tbody></table></div>`
        }
      </section>`;
  }
}
