// Lets the explorer show descriptions of the schema as the simple markup that they are, and any other as the text it is.

/** The start of a tag other than those that Markdown is written as; none of these has an attribute that does something. */
const OTHER_TAG =
  /<(?!\/?(?:p|em|strong|s|code(?: class="language-[\w-]+")?|pre|ul|ol(?: start="\d+")?|li|br|hr|h[1-6]|blockquote|a(?: href="(?:https?:\/\/|#)[^"<>]*")?)>)/;

export function simpleMarkup(text: string): string {
  return OTHER_TAG.test(text) ? text.replaceAll('<', '&lt;') : text;
}
