// What may stand in the gaps of an approved template.

/**
 * Line breaks, tabs, runs of blanks and nothing at all are refused by WhatsApp, weeks after somebody typed them:
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
export function variable(text: string): string {
  return text.replace(/\s+/gu, ' ').trim() || '-';
}
