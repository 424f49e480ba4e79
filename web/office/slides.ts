// <office-slides>: the pictures and announcements of the lobby boards, in their order, each with its time.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AskFault } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import { valueIn } from '../fields/events.ts';
import { textFor } from '../texts/textFor.ts';
import { ChangeOfficeDocument, SlidesSetDocument } from './documents.ts';
import { uploadBoardPicture } from './pictureUpload.ts';
import { sectionWith } from './section.ts';
import {
  emptySlide,
  faultsOfSlide,
  MAX_TYPED_SLIDES,
  SLIDE_FIELDS,
  type SlideFaults,
  type SlideField,
  slideAsTyped,
  slideInput,
  type TypedSlide,
} from './typedSlides.ts';

@customElement('office-slides')
export class OfficeSlides extends sectionWith('rules') {
  @state() private there: readonly TypedSlide[] | null = null;
  @state() private typed: readonly TypedSlide[] = [];
  @state() private faults: readonly SlideFaults[] = [];
  @state() private pictureFault = '';
  @state() private done = false;

  protected async load(): Promise<void> {
    const { office } = await this.place.ask(SlidesSetDocument, { office: this.place.office.code });
    this.there = this.typed = (office?.boardSlides ?? []).map(slideAsTyped);
    this.faults = [];
  }

  private change(slides: readonly TypedSlide[]): void {
    this.typed = slides;
    this.faults = [];
    this.done = false;
    this.pictureFault = '';
  }

  private add(picture: string | null): void {
    const place = this.typed.length;
    this.change([...this.typed, emptySlide(picture)]);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#slide-${place}-textId`)?.focus());
  }

  private addPicture = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = '';
    if (!file) return;
    await this.doing(async () => {
      try {
        this.add(await uploadBoardPicture(this.place.office.code, file, this.place.key));
      } catch (fault) {
        const said = fault instanceof AskFault && textFor(this.say.slides.pictureFaults, fault.code);
        if (!said) throw fault;
        this.pictureFault = said;
      }
    });
  };

  private moveUp(index: number): void {
    const slides = [...this.typed];
    slides.splice(index - 1, 0, ...slides.splice(index, 1));
    this.change(slides);
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    this.faults = this.typed.map((slide) => faultsOfSlide(slide, this.say.slides));
    if (this.faults.some((faults) => Object.keys(faults).length > 0)) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
      return;
    }
    void this.doing(async () => {
      const settings = { boardSlides: this.typed.map(slideInput) };
      const { answer } = await this.place.ask(ChangeOfficeDocument, {
        input: { office: this.place.office.code, settings },
      });
      if (this.refused(answer)) return;
      await this.load();
      this.done = true;
    });
  };

  protected override render(): TemplateResult {
    const say = this.say.slides;
    const isSame = JSON.stringify(this.typed) === JSON.stringify(this.there);
    const isFull = this.typed.length >= MAX_TYPED_SLIDES;
    const isOff = this.busy || isFull || !this.there;
    return html`
      <form class="card" novalidate @submit=${this.save}>
        <h2>${say.title}</h2>
        <p class="hint">${say.hint}</p>
        ${this.typed.map((slide, index) => this.slide(slide, index))}
        ${this.typed.length === 0 && this.there ? html`<p class="quietly">${say.none}</p>` : nothing}
        <p class="row">
          <button type="button" class="button plain small" ?disabled=${isOff} @click=${() => this.add(null)}>${say.addText}</button>
          <label class=${`button plain small file ${isOff ? 'off' : ''}`}>${say.addPicture}<input type="file" class="unseen" ?disabled=${isOff}
            accept="image/jpeg,image/png,image/webp" @change=${this.addPicture}></label>
        </p>
        ${isFull ? html`<p class="hint">${say.full(MAX_TYPED_SLIDES)}</p>` : nothing}
        ${this.pictureFault ? html`<p class="note bad" role="alert">${this.pictureFault}</p>` : nothing}
        ${this.trouble()}
        ${this.done ? html`<p class="note good" role="status">${say.saved}</p>` : nothing}
        <button class="button small" ?disabled=${this.busy || isSame}>${this.say.save}</button>
      </form>`;
  }

  private slide(slide: TypedSlide, index: number): TemplateResult {
    const say = this.say.slides;
    const { picture } = slide;
    return html`
      <fieldset class="typed-slide"><legend>${(picture ? say.picture : say.text)(index + 1)}</legend>
        ${picture ? html`<img src=${`${SERVER}/board-pictures/${picture}`} alt=${slide.textId}>` : nothing}
        ${SLIDE_FIELDS.map((field) => this.field(slide, index, field))}
        <p class="row">
          ${index > 0 ? html`<button type="button" class="button plain small" @click=${() => this.moveUp(index)}>${say.moveUp}</button>` : nothing}
          <button type="button" class="button plain small" @click=${() => this.change(this.typed.filter((_, at) => at !== index))}>${say.remove}</button>
        </p>
      </fieldset>`;
  }

  private field(slide: TypedSlide, index: number, field: SlideField): TemplateResult {
    const { names, hints } = this.say.slides;
    const fault = this.faults[index]?.[field];
    const id = `slide-${index}-${field}`;
    const hint = field === 'textId' && !slide.picture ? '' : hints[field];
    const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
    return html`
      <div class=${`field ${fault ? 'wrong' : ''}`}>
        <label for=${id}>${names[field]}</label>
        ${fault ? html`<p class="error" id=${`${id}-error`}>${fault}</p>` : nothing}
        <input id=${id} .value=${slide[field]} autocomplete="off" inputmode=${field === 'seconds' ? 'numeric' : 'text'}
          aria-describedby=${described || nothing} aria-invalid=${fault ? 'true' : 'false'}
          @input=${(event: Event) => this.change(this.typed.map((each, at) => (at === index ? { ...each, [field]: valueIn(event) } : each)))}>
        ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-slides': OfficeSlides;
  }
}
