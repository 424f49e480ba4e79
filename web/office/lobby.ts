// The lobby boards of the office: the word for a counter, the volume, and the hours of silence and of darkness.
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OfficeSettingsInput } from '../../clients/types.ts';
import { BoardSetDocument, type BoardSetQuery } from './documents.ts';
import { SettingsForm } from './settingsForm.ts';
import { timeTyped } from './typedDate.ts';

type LobbySet = NonNullable<BoardSetQuery['office']>['boardSettings'];

type LobbyField = 'wordId' | 'wordEn' | 'volume' | 'quietFrom' | 'quietTo' | 'darkFrom' | 'darkTo';
type TypedLobby = Record<LobbyField, string>;

const MAX_LOBBY_WORD_LENGTH = 12;
/** Both of a pair are filled in, or neither is. */
const LOBBY_PAIRS: readonly (readonly [LobbyField, LobbyField])[] = [
  ['wordId', 'wordEn'],
  ['quietFrom', 'quietTo'],
  ['darkFrom', 'darkTo'],
];
const TIME_FIELDS: readonly LobbyField[] = ['quietFrom', 'quietTo', 'darkFrom', 'darkTo'];

@customElement('office-lobby')
export class OfficeLobby extends SettingsForm<LobbyField> {
  protected async saved(): Promise<TypedLobby | null> {
    const { office } = await this.place.ask(BoardSetDocument, { office: this.place.office.code });
    return office ? lobbyAsTyped(office.boardSettings) : null;
  }

  protected settingsOf(typed: TypedLobby): OfficeSettingsInput {
    return { boardSettings: lobbySet(typed) };
  }

  protected faultsOf(typed: TypedLobby): Partial<TypedLobby> {
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
    const [words, quiet, dark] = LOBBY_PAIRS.map(
      ([first, second]) => html`<div class="pair">${this.field(first)}${this.field(second)}</div>`,
    );
    return this.form(this.say.lobby, html`${words}${this.field('volume')}${quiet}${dark}`);
  }

  private field(field: LobbyField): TemplateResult {
    const { names, hints } = this.say.lobby;
    const keyboard = field === 'volume' ? 'numeric' : 'text';
    return this.settingField({ field, form: 'lobby', name: names[field], hint: hints[field], keyboard });
  }
}

function lobbyAsTyped({ counterWord, volumePercent, quietHours, darkHours }: LobbySet): TypedLobby {
  return {
    wordId: counterWord?.id ?? '',
    wordEn: counterWord?.en ?? '',
    volume: String(volumePercent),
    quietFrom: quietHours?.from ?? '',
    quietTo: quietHours?.to ?? '',
    darkFrom: darkHours?.from ?? '',
    darkTo: darkHours?.to ?? '',
  };
}

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
