// Draws the simulator's head and tabs: the parts below them stand beside each other on a wide screen.
import { html, type TemplateResult } from 'lit';
import { faultText } from '../api/faultText.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';

const SIMULATOR_PARTS = ['chat', 'who', 'behind'] as const;
export type SimulatorPart = (typeof SIMULATOR_PARTS)[number];

export function simulatorHead(language: PageLanguage): TemplateResult {
  const say = simulatorTexts(language);
  return html`<header class="simulator-head"><h1>${say.title}</h1><p>${say.lead}</p></header>
    <antrean-training></antrean-training>`;
}

export function simulatorTabs(
  language: PageLanguage,
  shown: SimulatorPart,
  onChoice: (part: SimulatorPart) => void,
): TemplateResult {
  const say = simulatorTexts(language);
  return html`<div class="tabs" role="group" aria-label=${say.parts}>${SIMULATOR_PARTS.map(
    (part) =>
      html`<button class="tab" aria-pressed=${part === shown ? 'true' : 'false'} @click=${() => onChoice(part)}>${say[part]}</button>`,
  )}</div>`;
}

export function simulatorFault(language: PageLanguage, fault: unknown, onRetry: () => Promise<void>): TemplateResult {
  return html`<div class="note bad" role="alert"><p>${faultText(fault, language)}
    <button class="link" @click=${onRetry}>${commonTexts(language).retry}</button></p></div>`;
}
