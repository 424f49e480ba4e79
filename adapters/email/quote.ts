// Takes the quoted mail and the signature away from an answer, so that what is left is what the applicant wrote.
import EmailReplyParser from 'email-reply-parser';

/** Characters that are searched for a quote: no applicant writes more. */
const MAX_REPLY_LENGTH = 10_000;
/** Lines above a quote that the library does not know: Gmail's and Outlook's in Indonesian. */
const QUOTE_HEADER =
  /^(?:>.*|(?:Pada|Tanggal) [^\n]{5,200} menulis:?|-{2,} ?Pesan (?:Asli|yang diteruskan) ?-{2,}|_{10,})\s*$/m;

/** A text of one line is no answer with a quote. */
export function withoutQuote(text: string): string {
  const lines = text.slice(0, MAX_REPLY_LENGTH).replace(/\r\n?/g, '\n');
  if (!lines.trim().includes('\n')) return text;
  const at = lines.search(QUOTE_HEADER);
  const above = at > 0 ? lines.slice(0, at) : lines;
  const written = new EmailReplyParser().parseReply(above);
  // Nothing was quoted: then it stays as it came.
  return withoutBlanks(written) === withoutBlanks(text) ? text : written.trim();
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
