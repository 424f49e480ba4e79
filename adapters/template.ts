// The values that the variables of an approved template may have.

/**
 * WhatsApp refuses line breaks, tabs, runs of blanks and empty values, weeks after they were typed:
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
export function variable(text: string): string {
  return text.replace(/\s+/gu, ' ').trim() || '-';
}
