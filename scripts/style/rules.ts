// The rules of docs/style.md that can be counted.
import type { Passage } from './texts.ts';

export interface Finding {
  line: number;
  rule: string;
  excerpt: string;
}

const AVOIDED_WORDS = /\b(?:who(?:m|so)?ever|nobody|somebody|everybody|anew|so many)\b/gi;
const HEADLESS = /^(?:Who|Whom|Whose|What|Where|Which)\b/;
/** Words that follow a number and end in s, but are no plurals. */
const NO_PLURAL =
  /(?:ss|us|is|was|has|does|as|its|this|always|needs|wants|gets|comes|ends|begins|starts|waits|speaks)$/;
const COUNTED_NOUN = /(?:\$?\{[^{}]*\}) (?:[a-z]+ )?([a-z]{3,}s)\b|[a-z]\(s\)/g;

export function findingsIn(passage: Passage): Finding[] {
  const words = [...passage.text.matchAll(AVOIDED_WORDS)].map(([word]) =>
    finding(passage, word.toLowerCase(), passage.text),
  );
  const headless = sentencesOf(passage.text)
    .filter((sentence) => HEADLESS.test(sentence) && !sentence.endsWith('?'))
    // A label of a page may be "What to bring"; a sentence of it may not begin so.
    .filter((sentence) => !passage.isProduct || sentence.endsWith('.'))
    .map((sentence) => finding(passage, 'headless sentence', sentence));
  return [...words, ...headless, ...(passage.isProduct ? missingPlurals(passage) : [])];
}

function missingPlurals(passage: Passage): Finding[] {
  return [...passage.text.matchAll(COUNTED_NOUN)]
    .filter(([, noun]) => !noun || !NO_PLURAL.test(noun))
    .map(([found]) => finding(passage, 'no plural form', found));
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?:;])["”)]?\s+(?=[A-Z`“"(])/);
}

function finding({ line }: Passage, rule: string, text: string): Finding {
  return { line, rule, excerpt: text.length > 100 ? `${text.slice(0, 99)}…` : text };
}
