// Removes the quoted mail and the signature from an answer, which leaves the applicant's own words.
import EmailReplyParser from 'email-reply-parser';

/** Characters that are searched for a quote; applicants write less. */
const MAX_REPLY_LENGTH = 10_000;
/** Lines that begin a quote and that the library does not know: Gmail's and Outlook's in Indonesian. */
const QUOTE_HEADER =
  /^(?:>.*|(?:Pada|Tanggal) [^\n]{5,200} menulis:?|-{2,} ?Pesan (?:Asli|yang diteruskan) ?-{2,}|_{10,})\s*$/m;

/** A text of one line contains no quote and stays as it is. */
export function withoutQuote(text: string): string {
  const lines = text.slice(0, MAX_REPLY_LENGTH).replace(/\r\n?/g, '\n');
  if (!lines.trim().includes('\n')) return text;
  const at = lines.search(QUOTE_HEADER);
  const above = at > 0 ? lines.slice(0, at) : lines;
  const written = new EmailReplyParser().parseReply(above);
  // If nothing was quoted, the text keeps its blanks and line breaks.
  return withoutBlanks(written) === withoutBlanks(text) ? text : written.trim();
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
