// Reads the text of a mail that has only HTML.

/** Characters of HTML that are read. The library needs 0.3 seconds for the worst of this length, and four times as much for twice. */
const MAX_HTML_LENGTH = 50_000;
/** Elements inside each other; the library goes through them by recursion. */
const MAX_HTML_DEPTH = 200;

/** The lines as the applicant sees them, quotes marked by `>`; links and pictures by their words only. */
export async function textOfHtml(html: string): Promise<string> {
  if (html.trim() === '') return '';
  // Few mails need it, so the server starts without it.
  const { convert } = await import('html-to-text');
  return convert(html.slice(0, MAX_HTML_LENGTH), {
    wordwrap: false,
    limits: { maxDepth: MAX_HTML_DEPTH, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}
/** The library would write them in capitals. */
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
