// The passages of prose in a file: paragraphs, comments, SDL descriptions, titles of tests, English sentences of the product.

export interface Passage {
  line: number;
  /** On one line, without code spans: what stands in backticks is quoted, not said. */
  text: string;
  /** A sentence of the product, which may count something. */
  isProduct: boolean;
}

/** Files with sentences that applicants and staff read, in English or in both languages. */
const PRODUCT_FILES =
  /^(web\/texts\/(?!id\.ts)(\w+\/)*\w+|(src|web|adapters|server)\/(\w+\/)*(en|words|texts|pages))\.ts$/;
const COMMENT = /(?<=^|\s)(?:\/\/ .*(?:\n\s*\/\/.*)*|\/\*[\s\S]*?\*\/)/gm;
const DESCRIPTION = /"""([\s\S]*?)"""/g;
const SETTING = /^ *#.*(?:\n *# .*)*/gm;
const PARAGRAPH =
  /(?:^(?!\s*$|\s*[-*|#] ?|\s*\d+\. ).+\n?)+|^\s*(?:[-*#]|\d+\.) .*(?:\n {2,}(?![-*|] )\S.*)*|(?<=\|)[^|\n]+(?=\|)/gm;
const FENCED = /^```[\s\S]*?^```/gm;
/** The plural beside a singular: it may count. */
const PLURAL = /\bone:\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`]*`|\s|\+)+,\s*other:\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`]*`|\s|\+)+/g;
const COUNTED_PLACEHOLDER = /\$?\{\w+\}/g;
const LITERAL = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;
/** The title of a test, also behind `test.each([…])` and `describe.skipIf(…)`. */
const TITLE = new RegExp(`(?<=\\b(?:test|it|describe|step)(?:\\.\\w+)*\\(\\s*|\\)\\(\\s*)(?:${LITERAL.source})`, 'g');

export function passagesOf(file: string, text: string): Passage[] {
  if (file.endsWith('.md')) return matches(emptied(text, FENCED), PARAGRAPH);
  if (file.endsWith('.graphql')) return matches(text, DESCRIPTION);
  if (file.endsWith('.arb')) return arbPassages(text);
  if (!file.endsWith('.ts')) return matches(text, SETTING);
  const comments = matches(text, COMMENT);
  if (file.endsWith('.test.ts')) return [...comments, ...matches(emptied(text, COMMENT), TITLE)];
  if (!PRODUCT_FILES.test(file)) return comments;
  const code = emptied(text, COMMENT).replace(PLURAL, (found) => found.replace(COUNTED_PLACEHOLDER, 'One'));
  const sentences = matches(code, LITERAL).map((passage) => ({ ...passage, isProduct: true }));
  return [...comments, ...sentences];
}

/** The texts of a catalogue; the form for one and that for others may count. */
function arbPassages(text: string): Passage[] {
  const lines = text.split('\n');
  return Object.entries(JSON.parse(text) as Record<string, unknown>).flatMap(([key, value]) => {
    if (key.startsWith('@') || typeof value !== 'string') return [];
    const line = lines.findIndex((each) => each.startsWith(`  ${JSON.stringify(key)}: `)) + 1;
    const counted = value.includes(', plural,') || value.includes(', selectordinal,');
    return [{ line, text: counted ? value.replace(COUNTED_PLACEHOLDER, 'One') : value, isProduct: true }];
  });
}

function matches(text: string, form: RegExp): Passage[] {
  return [...text.matchAll(form)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    text: plainText(match.slice(1).find((group) => group !== undefined) ?? match[0]),
    isProduct: false,
  }));
}

/** Without the marks of comments, lists, emphasis and code. */
function plainText(text: string): string {
  return text
    .replace(/^\s*(?:\/\/|\/\*\*?|\*\/|\*(?=\s)|#+|[-*](?= )|\d+\.(?= )|>)/gm, ' ')
    .replace(/\*\/\s*$/, '')
    .replace(/`[^`\n]*`/g, '`')
    .replace(/\*\*|\s+/g, (mark) => (mark === '**' ? '' : ' '))
    .trim();
}

/** The same text with its lines, and nothing where the form was. */
function emptied(text: string, form: RegExp): string {
  return text.replace(form, (found) => '\n'.repeat(found.split('\n').length - 1));
}
