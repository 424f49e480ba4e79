// The lobby boards of the office: the word for a counter, the volume, and the hours of silence and of darkness.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { valueIn } from '../fields/events.ts';
import { tableKeysOf } from '../fields/tableKeys.ts';
import { BoardSetDocument, type BoardSetQuery, ChangeOfficeDocument } from './documents.ts';
import { Section } from './section.ts';
import { timeTyped } from './typedDate.ts';

type LobbySet = NonNullable<BoardSetQuery['office']>['boardSettings'];

const EMPTY_LOBBY = { wordId: '', wordEn: '', volume: '', quietFrom: '', quietTo: '', darkFrom: '', darkTo: '' };
type TypedLobby = typeof EMPTY_LOBBY;
type LobbyField = keyof TypedLobby;

const MAX_LOBBY_WORD_LENGTH = 12;
/** Both of a pair are filled in, or neither is. */
const LOBBY_PAIRS: readonly (readonly [LobbyField, LobbyField])[] = [
  ['wordId', 'wordEn'],
  ['quietFrom', 'quietTo'],
  ['darkFrom', 'darkTo'],
];
const TIME_FIELDS: readonly LobbyField[] = ['quietFrom', 'quietTo', 'darkFrom', 'darkTo'];

@customElement('office-lobby')
export class OfficeLobby extends Section {
  @state() private there: TypedLobby | null = null;
  @state() private typed: TypedLobby | null = null;
  @state() private faults: Partial<TypedLobby> = {};
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(BoardSetDocument, { office: this.place.office.code });
    if (office) this.there = this.typed = lobbyAsTyped(office.boardSettings);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { typed } = this;
    if (!typed) return;
    this.faults = this.faultsOf(typed);
    if (Object.keys(this.faults).length > 0) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const input = { office: this.place.office.code, settings: { boardSettings: lobbySet(typed) } };
      const { answer } = await this.place.ask(ChangeOfficeDocument, { input });
      if (this.refused(answer)) return;
      await this.load();
      this.done = true;
    });
  };

  private faultsOf(typed: TypedLobby): Partial<TypedLobby> {
    const say = this.say.lobby;
    const faults: Partial<TypedLobby> = {};
    for (const pair of LOBBY_PAIRS)
      for (const field of pair)
        if (!typed[field].trim() && pair.some((other) => typed[other].trim())) faults[field] = say.needBoth;
    for (const field of TIME_FIELDS) if (typed[field].trim() && !timeTyped(typed[field])) faults[field] = say.needTime;
    for (const field of ['wordId', 'wordEn'] as const)
      if (typed[field].trim().length > MAX_LOBBY_WORD_LENGTH) faults[field] = say.needShort(MAX_LOBBY_WORD_LENGTH);
    if (!/^\d{1,3}$/.test(typed.volume.trim()) || Number(typed.volume) > 100) faults.volume = say.needVolume;
    return faults;
  }

  protected override render(): TemplateResult {
    const say = this.say.lobby;
    const { typed, there } = this;
    const same = JSON.stringify(typed) === JSON.stringify(there);
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        <div class="pair">${this.field('wordId')}${this.field('wordEn')}</div>
        ${this.field('volume')}
        <div class="pair">${this.field('quietFrom')}${this.field('quietTo')}</div>
        <div class="pair">${this.field('darkFrom')}${this.field('darkTo')}</div>
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || same}>${this.say.save}</button>
      </form>`;
  }

  private field(field: LobbyField): TemplateResult {
    const say = this.say.lobby;
    const [fault, hint, id] = [this.faults[field], say.hints[field], `lobby-${field}`];
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${say.names[field]}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} ?disabled=${!this.typed} .value=${this.typed?.[field] ?? ''} autocomplete="off"
          inputmode=${field === 'volume' ? 'numeric' : 'text'} aria-describedby=${described || nothing} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: Event) => {
            if (this.typed) this.typed = { ...this.typed, [field]: valueIn(event) };
            this.done = false;
          }}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}

function lobbyAsTyped({ counterWord, volumePercent, quietHours, darkHours }: LobbySet): TypedLobby {
  const typed = {
    ...{ wordId: counterWord?.id, wordEn: counterWord?.en, volume: String(volumePercent) },
    ...{ quietFrom: quietHours?.from, quietTo: quietHours?.to, darkFrom: darkHours?.from, darkTo: darkHours?.to },
  };
  const all = { ...EMPTY_LOBBY };
  for (const field of tableKeysOf(EMPTY_LOBBY)) all[field] = typed[field] ?? '';
  return all;
}

/** Of what has no faults. */
function lobbySet(typed: TypedLobby) {
  const hours = (first: string, last: string) => {
    const [from, to] = [timeTyped(first), timeTyped(last)];
    return from && to ? { from, to } : null;
  };
  const [id, en] = [typed.wordId.trim(), typed.wordEn.trim()];
  return {
    counterWord: id && en ? { id, en } : null,
    volumePercent: Number(typed.volume),
    quietHours: hours(typed.quietFrom, typed.quietTo),
    darkHours: hours(typed.darkFrom, typed.darkTo),
  };
}
