// Draws the front desk's form for a check-in by code or camera, and the choice of a priority.

import { html, nothing, type TemplateResult } from 'lit';
import type { Priority } from '../../clients/types.ts';
import { codeInHalves } from '../fields/fields.ts';
import { PRIORITY_CHOICES, priorityIn } from '../fields/priorities.ts';
import '../scan/camera.ts';
import { hasCamera } from '../scan/camera.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { keyHint } from './keys.ts';

export interface CodeScene {
  language: PageLanguage;
  code: string;
  /** Why the code was not taken; empty: it was. */
  fault: string;
  hasOpenCamera: boolean;
  onSubmit(event: SubmitEvent): void;
  onType(event: InputEvent): void;
  onCamera(): void;
  onScan(text: string): void;
}

export function codeForm(scene: CodeScene): TemplateResult {
  const { language, code, fault } = scene;
  const say = deskTexts(language);
  return html`
    <form class="card check-in" novalidate @submit=${scene.onSubmit}>
      <h2>${say.checkIn}</h2>
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for="code">${say.code} ${keyHint('F2', language)}</label>
        ${fault ? html`<p class="error" id="code-error" role="alert">${fault}</p>` : nothing}
        <div class="code-row">
          <input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false"
            maxlength="12" .value=${code} placeholder=${codeInHalves('K7M2PQ4X')} @input=${scene.onType}
            aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${`code-hint${fault ? ' code-error' : ''}`}>
          <button class="button">${say.go}</button>
        </div>
      </div>
      <div class="beside-code">
        <p class="hint" id="code-hint">${say.codeHint}</p>
        ${hasCamera() ? cameraPart(scene) : nothing}
      </div>
    </form>`;
}

function cameraPart({ language, hasOpenCamera, onCamera, onScan }: CodeScene): TemplateResult {
  const say = deskTexts(language);
  return html`
    <button type="button" class="button plain small" aria-expanded=${hasOpenCamera ? 'true' : 'false'} @click=${onCamera}>${hasOpenCamera ? say.closeCamera : say.openCamera}</button>
    ${
      hasOpenCamera
        ? html`<antrean-camera .label=${say.cameraView} .refused=${say.noCamera} .onCode=${onScan}></antrean-camera>`
        : nothing
    }`;
}

export interface PriorityScene {
  language: PageLanguage;
  priority: Priority | null;
  onPriority(priority: Priority): void;
}

export function prioritySelect(id: string, { language, priority, onPriority }: PriorityScene): TemplateResult {
  const say = deskTexts(language);
  const choose = (event: Event) => {
    const chosen = priorityIn(event);
    if (chosen) onPriority(chosen);
  };
  return html`<select id=${id} .value=${priority ?? 'NORMAL'} @change=${choose}>${PRIORITY_CHOICES.map(
    (each) => html`<option value=${each} ?selected=${each === priority}>${say.priorities[each]}</option>`,
  )}</select>`;
}
