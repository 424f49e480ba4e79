// Text within HTML: it never becomes a tag or ends an attribute.

/** For the content of an element or a quoted attribute. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
