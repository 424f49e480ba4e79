// <antrean-lost-code>: the way back for applicants who lost their code: the office answers the number that booked.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { choiceIn } from '../fields/events.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { OfficesToAskDocument, type OfficesToAskQuery } from './documents.ts';

type AskedOffice = OfficesToAskQuery['offices'][number];

/** The command by which chats show a sender's booking. */
const SHOW_COMMAND = '#cek';

@customElement('antrean-lost-code')
export class AntreanLostCode extends LitElement {
  @property() language: PageLanguage = 'id';

  @state() private offices: readonly AskedOffice[] | null = null;
  @state() private chosen = '';
  @state() private fault: unknown = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override render(): TemplateResult {
    const say = bookTexts(this.language);
    const office = this.offices?.find(({ code }) => code === this.chosen);
    return html`
      <details class="lost" @toggle=${this.opened}>
        <summary>${say.lostCode}</summary>
        <p>${say.lostCodeText(SHOW_COMMAND)}</p>
        ${this.fault ? html`<p class="note bad" role="alert">${faultText(this.fault, this.language)}</p>` : nothing}
        ${this.offices ? this.officeChoice(this.offices) : nothing}
        <div role="status">${office ? this.waysToAsk(office) : nothing}</div>
      </details>`;
  }

  private officeChoice(offices: readonly AskedOffice[]): TemplateResult {
    const say = bookTexts(this.language);
    return html`
      <div class="field"><label for="lost-office">${say.officeLabel}</label>
        <select id="lost-office" @change=${(event: Event) => {
          this.chosen =
            choiceIn(
              event,
              offices.map(({ code }) => code),
            ) ?? '';
        }}>
          <option value="">${say.findOffice}</option>
          ${offices.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select></div>`;
  }

  private waysToAsk({ channels }: AskedOffice): TemplateResult {
    const say = bookTexts(this.language);
    if (channels.length === 0) return html`<p>${say.lostCodeAtDesk}</p>`;
    return html`<ul class="ways">${channels.map(({ address, link }) => {
      const text = say.askForCode(SHOW_COMMAND, address);
      return html`<li>${link ? html`<a class="button plain" href=${askingLink(link)}>${text}</a>` : text}</li>`;
    })}</ul>`;
  }

  private opened = async (): Promise<void> => {
    if (this.offices) return;
    try {
      this.offices = (await askApi(OfficesToAskDocument, {}, { language: this.language })).offices;
      this.fault = null;
    } catch (fault) {
      this.fault = fault;
    }
  };
}

/** The link with the registration typed, with the command typed instead. */
function askingLink(link: string): string {
  return link.replace(/([?&](?:text|body)=)[^&]*/, (_, name: string) => `${name}${encodeURIComponent(SHOW_COMMAND)}`);
}
