// <office-exports>: files of a range of days to take away; what cannot be had is said here, not by the browser.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault } from '../../api/ask.ts';
import { choiceIn, valueIn } from '../../fields/events.ts';
import { exportTexts } from '../../texts/exports/texts.ts';
import { officeLanguageFor } from '../../texts/language.ts';
import { Section } from '../section.ts';
import { dateInDigits } from '../typedDate.ts';
import { BookingsFileDocument, FiguresFileDocument, PlacesFileDocument } from './documents.ts';
import {
  addressOfFile,
  EXPORT_KINDS,
  type ExportFaults,
  type ExportKind,
  faultsOfExport,
  isEmptyTable,
  nameOfFile,
  rangeOfExport,
  SPREADSHEETS,
  type Spreadsheet,
} from './typedExport.ts';

@customElement('office-exports')
export class OfficeExports extends Section {
  /** The range to begin with. */
  @property({ attribute: false }) range!: { from: string; to: string };

  @state() private kind: ExportKind = 'FIGURES';
  @state() private typed = { from: '', to: '' };
  @state() private spreadsheet: Spreadsheet = 'COMMA';
  @state() private faults: ExportFaults = {};
  @state() private done = '';

  protected async load(): Promise<void> {
    const { from, to } = this.range;
    this.typed = { from: dateInDigits(from), to: dateInDigits(to) };
    this.spreadsheet = this.place.language === 'id' ? 'SEMICOLON' : 'COMMA';
    this.done = '';
  }

  private get texts() {
    return exportTexts(this.place.language);
  }

  private take = (event: SubmitEvent): void => {
    event.preventDefault();
    this.done = '';
    const typed = { ...this.typed, kind: this.kind };
    this.faults = faultsOfExport(typed, this.texts);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    void this.doing(async () => {
      const link = await this.linkTo(rangeOfExport(typed));
      const { language } = this.place;
      const file = await readFile(addressOfFile(link, this.spreadsheet, officeLanguageFor(language)));
      const isTable = this.kind === 'BOOKINGS' || this.kind === 'APPLICANTS';
      if (isTable && isEmptyTable(await file.content.text())) this.done = this.texts.none;
      else {
        saveFile(file);
        this.done = this.texts.done(file.name);
      }
    });
  };

  private async linkTo(range: { from: string; to: string }): Promise<string> {
    const { place, kind } = this;
    const variables = { office: place.office.code, ...range };
    if (kind === 'FIGURES') return linkIn((await place.ask(FiguresFileDocument, variables)).office?.statisticsFile.csv);
    if (kind === 'PLACES') return linkIn((await place.ask(PlacesFileDocument, variables)).office?.placeLogFile.jsonl);
    const applicants = kind === 'APPLICANTS';
    return linkIn((await place.ask(BookingsFileDocument, { ...variables, applicants })).office?.bookingsFile.csv);
  }

  protected override render(): TemplateResult {
    const say = this.texts;
    return html`
      <form novalidate @submit=${this.take}>
        <fieldset class="field"><legend>${say.kind}</legend>
          ${EXPORT_KINDS.map((kind) => this.choice(kind))}
        </fieldset>
        <div class="pair">${this.date('from')}${this.date('to')}</div>
        ${this.kind === 'PLACES' ? nothing : this.spreadsheets()}
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy}>${say.download}</button>
        ${this.busy ? this.working() : nothing}
      </form>`;
  }

  private choice(kind: ExportKind): TemplateResult {
    const say = this.texts;
    return html`<label class="pick">
      <input type="radio" name="export-kind" value=${kind} .checked=${this.kind === kind} ?disabled=${this.busy} @change=${() => {
        this.kind = kind;
        this.faults = {};
        this.done = '';
      }}>
      <span><b>${say.kinds[kind]}</b><small>${say.hints[kind]}</small></span></label>`;
  }

  private date(name: 'from' | 'to'): TemplateResult {
    const fault = this.faults[name];
    const id = `export-${name}`;
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${this.texts[name]}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} autocomplete="off" .value=${this.typed[name]} aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby=${fault ? `${id}-error` : nothing} @input=${(event: Event) => {
            this.typed = { ...this.typed, [name]: valueIn(event) };
            this.done = '';
          }}>
      </div>`;
  }

  private spreadsheets(): TemplateResult {
    const say = this.texts;
    return html`<div class="field"><label for="export-spreadsheet">${say.spreadsheet}</label>
      <select id="export-spreadsheet" @change=${(event: Event) => {
        this.spreadsheet = choiceIn(event, SPREADSHEETS) ?? this.spreadsheet;
      }}>
        ${SPREADSHEETS.map(
          (one) => html`<option value=${one} ?selected=${one === this.spreadsheet}>${say.spreadsheets[one]}</option>`,
        )}
      </select></div>`;
  }
}

interface TakenFile {
  name: string;
  content: Blob;
}

function linkIn(link: string | undefined): string {
  if (!link) throw new AskFault('NOT_FOUND', 'There is no such office.');
  return link;
}

/** @throws AskFault as the API's answers do. */
async function readFile(address: string): Promise<TakenFile> {
  const response = await fetch(address, { credentials: 'omit' }).catch(() => null);
  if (!response) throw new AskFault('OFFLINE', 'No answer came.');
  if (!response.ok) {
    const answer = await response.json().catch(() => null);
    const [error] = answer?.errors ?? [];
    const seconds = Number(response.headers.get('retry-after')) || null;
    throw new AskFault(error?.extensions?.code ?? 'UNKNOWN', error?.message ?? '', seconds);
  }
  const name = nameOfFile(response.headers.get('content-disposition')) ?? 'antrean.csv';
  return { name, content: await response.blob() };
}

function saveFile({ name, content }: TakenFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
