// <office-texts>: the texts of messages; one is opened to word it otherwise, or as the standard has it.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { storedNames } from '../../storage/draftStorage.ts';
import { textFor } from '../../texts/textFor.ts';
import '../dataTable.ts';
import { sectionWith } from '../section.ts';
import type { DataRow } from '../tableRows.ts';
import { TextsOfOfficeDocument } from './documents.ts';
import { type OwnWording, type WordableText, wordingInForce } from './typedWording.ts';
import { draftOfWording } from './wordingEditor.ts';

const EXCERPT_LENGTH = 90;

@customElement('office-texts')
export class OfficeWordings extends sectionWith('wordings') {
  /** The key of the text that is worded; empty: the list is shown. */
  @property({ attribute: false }) opened = '';

  @state() private texts: readonly WordableText[] | null = null;
  @state() private own: readonly OwnWording[] = [];

  protected async load(): Promise<void> {
    const { messageTexts, office } = await this.place.ask(TextsOfOfficeDocument, { office: this.place.office.code });
    this.texts = messageTexts;
    this.own = office?.texts ?? [];
  }

  private nameOf(key: string): string {
    return textFor(this.say.wordings.names, key) ?? key;
  }

  protected override render(): TemplateResult {
    const say = this.say.wordings;
    const { texts } = this;
    const chosen = texts?.find(({ key }) => key === this.opened);
    return html`
      ${this.head(this.say.nav.texts, html`<p class="hint">${say.hint}</p>`)}
      ${texts ? (chosen ? this.editor(chosen) : this.list(texts)) : html`${this.trouble()}${this.fault ? nothing : this.working()}`}`;
  }

  private editor(text: WordableText): TemplateResult {
    return html`
      <p><a href="#texts">${this.say.wordings.all}</a></p>
      <office-wording .place=${this.place} .text=${text} .own=${this.own} .name=${this.nameOf(text.key)}
        .onSaved=${(own: readonly OwnWording[]) => {
          this.own = own;
        }}></office-wording>`;
  }

  private list(texts: readonly WordableText[]): TemplateResult {
    const say = this.say.wordings;
    const drafts = new Set(storedNames(draftOfWording(this.place.office.code, ''), 'tab'));
    const named = texts.toSorted((a, b) => Number(this.nameOf(a.key) === a.key) - Number(this.nameOf(b.key) === b.key));
    const table = {
      id: 'wordings',
      title: this.say.nav.texts,
      columns: [{ name: say.text }, { name: say.wording }, { name: say.says }],
      rows: named.map((text) => this.row(text, drafts.has(draftOfWording(this.place.office.code, text.key)))),
    };
    return html`<section class="card" aria-label=${this.say.nav.texts}>
      <office-table .table=${table} .language=${this.place.language}></office-table></section>`;
  }

  private row(text: WordableText, isDraft: boolean): DataRow {
    const say = this.say.wordings;
    const { key } = text;
    const name = this.nameOf(key);
    const isOwn = this.own.some((one) => one.key === key);
    const says = wordingInForce(text, this.own)[this.place.language === 'en' ? 'en' : 'id'].text;
    const state = isDraft ? say.unsaved : isOwn ? say.own : say.standard;
    return {
      cells: [
        {
          value: name,
          text: `${name} ${key}`,
          shown: html`<a href=${`#texts/${key}`}>${name}</a>${name === key ? nothing : html` <span class="code quietly">${key}</span>`}`,
        },
        {
          value: state,
          shown: html`<span class=${isDraft ? 'tag' : isOwn ? 'tag good' : 'tag still'}>${state}</span>`,
        },
        {
          value: says,
          shown: html`<span class="quietly">${says.length > EXCERPT_LENGTH ? `${says.slice(0, EXCERPT_LENGTH)}…` : says}</span>`,
        },
      ],
    };
  }
}
