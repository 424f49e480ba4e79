// <antrean-walk-in>: the form for the number of a person without a booking: the service, the priority seen, and a name.
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Priority } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { DeskOffice } from './deskState.ts';
import { keyHint } from './keys.ts';
import { prioritySelect } from './receptionViews.ts';

/** The request for a walk-in's number. */
export interface WalkInWish {
  service: string;
  priority: Priority;
  /** null: it is not written down. */
  name: string | null;
}

@customElement('antrean-walk-in')
export class AntreanWalkIn extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) office!: DeskOffice;
  /** Whether a number was given. */
  @property({ attribute: false }) onGive: (wish: WalkInWish) => Promise<boolean> = async () => false;

  @state() private service = '';
  @state() private priority: Priority = 'NORMAL';
  @state() private name = '';
  private isGiving = false;

  protected override createRenderRoot() {
    return this;
  }

  begin(): void {
    this.querySelector<HTMLElement>('.walk-in .choices input')?.focus();
  }

  /** Pressed twice, it gives one number. */
  async give(): Promise<void> {
    if (this.isGiving) return;
    this.isGiving = true;
    const { chosenService: service, priority } = this;
    const name = this.name.trim() || null;
    if (await this.onGive({ service, priority, name })) {
      this.priority = 'NORMAL';
      this.name = '';
    }
    this.isGiving = false;
  }

  private get chosenService(): string {
    return this.service || (this.office.services[0]?.code ?? '');
  }

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.give();
  };

  protected override render(): TemplateResult {
    const { language, office, priority, chosenService } = this;
    const say = deskTexts(language);
    const onPriority = (chosen: Priority) => {
      this.priority = chosen;
    };
    return html`
      <form class="card walk-in" @submit=${this.submit}>
        <h2>${say.walkIn}</h2>
        <fieldset class="choices"><legend class="unseen">${say.service}</legend>
          ${office.services.map(
            ({ code, name }) => html`<label class="pick"><input type="radio" name="service" value=${code}
              .checked=${code === chosenService} @change=${() => {
                this.service = code;
              }}><span>${name}</span></label>`,
          )}
        </fieldset>
        <div class="field"><label for="walk-in-name">${say.optionalName}</label>
          <input id="walk-in-name" autocomplete="off" maxlength="100" .value=${this.name} @input=${(
            event: InputEvent,
          ) => {
            this.name = valueIn(event);
          }}></div>
        <div class="give">
          <div class="field"><label for="walk-in-priority">${say.priority}</label>
            ${prioritySelect('walk-in-priority', { language, priority, onPriority })}</div>
          <button class="button" aria-keyshortcuts="F8">${say.give} ${keyHint('F8', language)}</button>
        </div>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-walk-in': AntreanWalkIn;
  }
}
