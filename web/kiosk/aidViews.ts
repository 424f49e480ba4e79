// Draws what helps people use the kiosk: language, contrast, reach and reading aloud, within reach at the screen's foot.
import { html, nothing, type TemplateResult } from 'lit';
import { commonTexts } from '../texts/common/texts.ts';
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { otherLanguage } from '../texts/language.ts';
import type { KioskAid, KioskState } from './kioskState.ts';

export interface AidScene {
  state: KioskState;
  /** Whether this machine can read aloud. */
  canSpeak: boolean;
  onLanguage(): void;
  onAid(aid: KioskAid): void;
}

export function aidBar({ state, canSpeak, onLanguage, onAid }: AidScene): TemplateResult {
  const { language, aids } = state;
  const say = kioskTexts(language);
  const aid = (name: KioskAid) => html`
    <button aria-pressed=${aids.has(name) ? 'true' : 'false'} @click=${() => onAid(name)}>${say.aids[name]}</button>`;
  return html`
    <nav class="aids" aria-label=${say.aidsName}>
      <button class="language" lang=${otherLanguage(language)} @click=${onLanguage}>${commonTexts(language).otherLanguage}</button>
      ${aid('contrast')}${aid('reach')}${canSpeak ? aid('voice') : nothing}
    </nav>`;
}
