// <office-foldout>: a part of a section behind its name; its scripts are loaded when it is opened.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { reloadIfReachable } from '../api/reloadPage.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';

@customElement('office-foldout')
export class OfficeFoldout extends LitElement {
  @property({ attribute: false }) language: PageLanguage = 'id';
  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) hint = '';
  /** Opened without being asked: there is something to see. */
  @property({ attribute: false }) opened = false;
  @property({ attribute: false }) load: () => Promise<unknown> = async () => {};
  @property({ attribute: false }) view: () => TemplateResult = () => html``;

  @state() private phase: 'SHUT' | 'LOADING' | 'LOADED' | 'MISSING' = 'SHUT';

  protected override createRenderRoot() {
    return this;
  }

  private open = async (): Promise<void> => {
    if (this.phase === 'LOADED' || this.phase === 'LOADING') return;
    this.phase = 'LOADING';
    try {
      await this.load();
      this.phase = 'LOADED';
    } catch {
      this.phase = 'MISSING';
    }
  };

  private retry = async (): Promise<void> => {
    await this.open();
    if (this.phase === 'MISSING') await reloadIfReachable();
  };

  protected override render(): TemplateResult {
    return html`<details class="card spaced foldout" ?open=${this.opened || this.phase !== 'SHUT'} @toggle=${this.open}>
      <summary><h2>${this.heading}</h2></summary>
      <p class="hint">${this.hint}</p>
      ${this.content()}
    </details>`;
  }

  private content(): TemplateResult | typeof nothing {
    const common = commonTexts(this.language);
    if (this.phase === 'LOADED') return this.view();
    if (this.phase !== 'MISSING') return html`<p class="quietly" role="status">${common.working}</p>`;
    return html`<div class="note bad" role="alert"><p>${common.partMissing}</p>
      <button type="button" class="button plain" @click=${this.retry}>${common.retry}</button></div>`;
  }
}
