// The base of the console's sections: they get their place, do one thing at a time, and show faults.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { RefusedFragment } from '../../clients/fragments.ts';
import { AskFault } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { isRefusedAnswer, type RefusedAnswer } from '../signIn/staffStep.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type OfficeTextPart, type OfficeTexts, officeTexts, officeTextsOf } from '../texts/office/texts.ts';
import type { ConsolePlace } from './place.ts';

export abstract class Section extends LitElement {
  @property({ attribute: false }) place!: ConsolePlace;

  /** Something is being asked for or done. */
  @state() protected busy = false;
  @state() protected fault: unknown = null;
  /** The office's own no, with what can be done instead. */
  @state() protected refusal: RefusedFragment | null = null;

  /** Asks for everything that is shown; again for another office. */
  protected abstract load(): Promise<void>;

  protected override createRenderRoot() {
    return this;
  }

  /** A part that loads for the first time keeps the parts below it away until then: nothing jumps. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add('waiting');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('place');
    if (changed.has('place') && before?.office.code !== this.place.office.code) void this.begin();
  }

  private async begin(): Promise<void> {
    await this.doing(() => this.load());
    await this.updateComplete;
    this.classList.remove('waiting');
  }

  protected get say(): OfficeTexts {
    return officeTexts(this.place.language);
  }

  /** One thing at a time; what was typed stays whatever happens. */
  protected async doing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = this.refusal = null;
    try {
      await work();
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.busy = false;
    }
  }

  /** Whether it is a refusal, which is then shown. */
  protected refused(answer: { __typename: string } | RefusedAnswer): answer is RefusedAnswer {
    const isRefused = isRefusedAnswer(answer);
    this.refusal = isRefused ? answer : null;
    return isRefused;
  }

  /** The fault, with a button to try again if that may help. */
  protected trouble(): TemplateResult | typeof nothing {
    if (this.refusal) return html`<div class="note bad" role="alert"><p>${this.refusal.message}</p></div>`;
    if (!this.fault) return nothing;
    const { fault } = this;
    const { language } = this.place;
    const code = fault instanceof AskFault ? fault.code : '';
    if (code === 'REFUSED') return html`<div class="note bad" role="alert"><p>${faultText(fault, language)}</p></div>`;
    // A mistake that a person can mend is refused in words; the rest is for programs, and only a reload helps.
    if (code === 'BAD_USER_INPUT' || code === 'NOT_FOUND')
      return html`<div class="note bad" role="alert"><p>${this.say.notTaken}</p></div>`;
    return html`<div class="note bad" role="alert"><p>${faultText(fault, language)}</p>
      <button type="button" class="button plain small" @click=${() => this.doing(() => this.load())}>${commonTexts(language).retry}</button></div>`;
  }

  protected working(): TemplateResult {
    return html`<p class="quietly" role="status">${commonTexts(this.place.language).working}</p>`;
  }

  /** A heading of the section, where the reader is taken when it opens. */
  protected head(title: string, more: unknown = nothing): TemplateResult {
    return html`<header class="head"><h1 tabindex="-1">${title}</h1>${more}</header>`;
  }
}

/** The base of a section that says texts of these parts, beside those that all sections share. */
export function sectionWith<Part extends OfficeTextPart>(...parts: readonly Part[]) {
  const texts = officeTextsOf(...parts);
  abstract class SectionWithTexts extends Section {
    protected override get say(): OfficeTexts<Part> {
      return texts(this.place.language);
    }
  }
  return SectionWithTexts;
}
