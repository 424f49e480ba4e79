// HTML written so that what people typed can never become part of it.
import { escapedHtml } from '../../src/html.ts';

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type MarkupPart = Markup | string | number | null | readonly MarkupPart[];

/** Values are escaped; what was written with `markup` before goes in as it is, null as nothing. */
export function markup(texts: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(texts.map((text, index) => text + markupText(parts[index] ?? null)).join(''));
}

function markupText(part: MarkupPart): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(markupText).join('') : escapedHtml(String(part));
}
