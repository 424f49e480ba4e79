// Draws the settings of a kiosk or board, which its page takes within a minute.
import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceKind, DeviceScanner, Language } from '../../clients/types.ts';
import { choiceIn, isTickedIn, valueIn } from '../fields/events.ts';
import { OFFICE_LANGUAGES } from '../texts/language.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import type { DeviceHereFragment } from './documents.ts';

export interface DeviceForm extends Omit<DeviceHereFragment['settings'], 'language' | 'scanner'> {
  id: string;
  label: string;
  /** Empty: as the page has it. */
  language: Language | '';
  /** Empty: not known. */
  scanner: DeviceScanner | '';
}

export interface DeviceFormScene {
  say: OfficeTexts<'people'>;
  kind: DeviceKind;
  busy: boolean;
  services: readonly { code: string; name: string }[];
  onChange(part: Partial<DeviceForm>): void;
  onSave(event: SubmitEvent): void;
  onCancel(): void;
}

const SCANNER_CHOICES = ['', 'BELOW', 'LEFT', 'RIGHT', 'NONE'] as const satisfies readonly DeviceForm['scanner'][];
const LANGUAGE_CHOICES = ['', ...OFFICE_LANGUAGES] as const;

export function formOf({ id, label, settings }: DeviceHereFragment): DeviceForm {
  return { ...settings, id, label, language: settings.language ?? '', scanner: settings.scanner ?? '' };
}

/** The settings as the API takes them. */
export function settingsIn({ id: _id, label: _label, language, scanner, ...rest }: DeviceForm) {
  return { ...rest, language: language || null, scanner: scanner || null };
}

export function deviceForm(form: DeviceForm, scene: DeviceFormScene): TemplateResult {
  const { say: all, kind, busy, onChange, onSave, onCancel } = scene;
  const say = all.devices;
  return html`
    <form class="device-form" novalidate @submit=${onSave}>
      <div class="field"><label for="device-label">${all.people.deviceName}</label>
        <input id="device-label" maxlength="100" autocomplete="off" .value=${form.label}
          @input=${(event: Event) => onChange({ label: valueIn(event) })}></div>
      <div class="field"><label for="device-language">${say.language}</label>
        <select id="device-language" @change=${(event: Event) => onChange({ language: choiceIn(event, LANGUAGE_CHOICES) ?? '' })}>
          ${LANGUAGE_CHOICES.map((each) => html`<option value=${each} ?selected=${each === form.language}>${say.languages[each || 'page']}</option>`)}
        </select></div>
      <div class="field"><label for="device-volume">${say.volume(form.volumePercent)}</label>
        <input id="device-volume" type="range" min="0" max="100" step="10" .value=${String(form.volumePercent)}
          @input=${(event: Event) => onChange({ volumePercent: Number(valueIn(event)) })}></div>
      ${kind === 'KIOSK' ? kioskFields(form, scene) : nothing}
      <div class="row"><button class="button small" ?disabled=${busy}>${say.save}</button>
        <button type="button" class="button plain small" @click=${onCancel}>${all.cancel}</button></div>
    </form>`;
}

function kioskFields(form: DeviceForm, { say: all, services, onChange }: DeviceFormScene): TemplateResult {
  const say = all.devices;
  const tick = (name: 'walkIns' | 'prints' | 'lowReach') => html`
    <label class="pick"><input type="checkbox" .checked=${form[name]}
      @change=${(event: Event) => onChange({ [name]: isTickedIn(event) })}> <span>${say.ticks[name]}</span></label>`;
  return html`
    <div class="field"><label for="device-scanner">${say.scanner}</label>
      <select id="device-scanner" @change=${(event: Event) => onChange({ scanner: choiceIn(event, SCANNER_CHOICES) ?? '' })}>
        ${SCANNER_CHOICES.map((each) => html`<option value=${each} ?selected=${each === form.scanner}>${say.scanners[each || 'unknown']}</option>`)}
      </select></div>
    <fieldset class="field"><legend>${say.does}</legend>${tick('walkIns')}${tick('prints')}${tick('lowReach')}</fieldset>
    ${
      services.length < 2
        ? nothing
        : html`<fieldset class="field"><legend>${say.services}</legend>${services.map(
            ({ code, name }) => html`<label class="pick"><input type="checkbox" .checked=${form.services.includes(code)}
              @change=${(event: Event) => onChange({ services: withService(form.services, code, isTickedIn(event)) })}> <span>${name}</span></label>`,
          )}</fieldset>`
    }`;
}

function withService(services: readonly string[], code: string, isTicked: boolean): string[] {
  const others = services.filter((each) => each !== code);
  return isTicked ? [...others, code] : others;
}
