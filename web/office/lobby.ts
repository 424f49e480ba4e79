// The lobby boards of the office: the word for a counter, the volume, and the hours of silence and of darkness.
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OfficeSettingsInput } from '../../clients/types.ts';
import { BoardSetDocument } from './documents.ts';
import { SettingsForm } from './settingsForm.ts';
import { faultsOfLobby, LOBBY_PAIRS, type LobbyField, lobbyAsTyped, lobbySet, type TypedLobby } from './typedLobby.ts';

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
    return faultsOfLobby(typed, this.say.lobby);
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
