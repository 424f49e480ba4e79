// The log of what was delivered to one webhook, each with its outcome, and the way to send it again.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { takenAnswer } from '../api/takenAnswer.ts';
import { RedeliverWebhookDocument, WebhookLogDocument, type WebhookLogQuery } from './documents.ts';
import { sectionWith } from './section.ts';
import { shortTime } from './shortTime.ts';

type DeliveryShown = WebhookLogQuery['webhookDeliveries']['edges'][number]['node'];

@customElement('office-webhook-log')
export class OfficeWebhookLog extends sectionWith('webhooks') {
  @property() webhook = '';
  @state() private deliveries: readonly DeliveryShown[] | null = null;
  @state() private total = 0;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('webhook') && changed.get('webhook')) void this.doing(() => this.load());
  }

  protected async load(): Promise<void> {
    const variables = { office: this.place.office.code, webhook: this.webhook };
    const { webhookDeliveries } = await this.place.ask(WebhookLogDocument, variables);
    this.deliveries = webhookDeliveries.edges.map(({ node }) => node);
    this.total = webhookDeliveries.totalCount;
  }

  private again(delivery: string): void {
    void this.doing(async () => {
      const input = { office: this.place.office.code, id: this.webhook, deliveries: [delivery] };
      const again = { input: { ...input, idempotencyKey: newIdempotencyKey() } };
      takenAnswer((await this.place.ask(RedeliverWebhookDocument, again)).redeliverWebhook);
      await this.load();
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.webhooks;
    const { deliveries } = this;
    if (!deliveries) return html`${this.trouble()}${this.fault ? nothing : this.working()}`;
    return html`
      ${this.trouble()}
      ${
        deliveries.length === 0
          ? html`<p class="quietly">${say.nothingSent}</p>`
          : html`<table class="list"><caption class="quietly">${say.sentOf(deliveries.length, this.total)}</caption>
              <thead><tr><th scope="col">${say.event}</th><th scope="col">${say.outcome}</th><th scope="col" class="wide">${say.time}</th>
                <th scope="col"><span class="unseen">${this.say.actions}</span></th></tr></thead>
              <tbody>${deliveries.map((delivery) => this.row(delivery))}</tbody></table>`
      }
      <button type="button" class="button plain small" ?disabled=${this.busy} @click=${() => this.doing(() => this.load())}>${say.refresh}</button>`;
  }

  private row(delivery: DeliveryShown): TemplateResult {
    const { id, type, booking, state, createdAt } = delivery;
    const say = this.say.webhooks;
    const event = type ? say.types[type] : say.testEvent;
    return html`
      <tr>
        <th scope="row">${event}${booking ? html` <span class="quietly code">${booking}</span>` : nothing}</th>
        <td>${say.states[state]} <span class="quietly">${this.outcome(delivery)}</span></td>
        <td class="quietly wide">${shortTime(createdAt, this.place)}</td>
        <td class="num"><button type="button" class="button plain small" aria-label=${say.of(say.again, event)} ?disabled=${this.busy}
          @click=${() => this.again(id)}>${say.again}</button></td>
      </tr>`;
  }

  private outcome({ state, status, fault, response, durationMs, attempts, nextAt }: DeliveryShown): string {
    const say = this.say.webhooks;
    const answer = status === null ? fault : [status, state === 'DELIVERED' ? '' : response].filter(Boolean).join(' ');
    const parts = [answer, durationMs !== null && status !== null ? say.took(durationMs) : null];
    const tried = attempts > 1 || state !== 'DELIVERED' ? say.attempts(attempts) : null;
    const next = nextAt ? say.next(shortTime(nextAt, this.place)) : null;
    return [...parts, tried, next].filter(Boolean).join(' · ');
  }
}
