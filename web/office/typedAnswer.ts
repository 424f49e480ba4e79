// An answer of the office as a manager types it: read from the API's, and made its input. Pure.

/** One example a line. */
export interface TypedAnswer {
  /** null: a new one. */
  id: string | null;
  question: string;
  examples: string;
  inIndonesian: string;
  inEnglish: string;
}

interface AnswerRead {
  id: string;
  question: string;
  examples: readonly string[];
  texts: readonly string[];
}

const MAX_EXAMPLES_TYPED = 20;
const MAX_EXAMPLE_TYPED_LENGTH = 200;

export function typedAnswerOf(answer: AnswerRead | null): TypedAnswer {
  const [inIndonesian = '', inEnglish = ''] = answer?.texts ?? [];
  return {
    id: answer?.id ?? null,
    question: answer?.question ?? '',
    examples: answer?.examples.join('\n') ?? '',
    inIndonesian,
    inEnglish,
  };
}

/** The part that is tried: what is asked, without the answer. */
export function askWithoutAnswer({ question, examples }: TypedAnswer): { question: string; examples: string[] } {
  return { question: question.trim(), examples: exampleLines(examples) };
}

/** The first field that is wrong; null: none is. */
export function wrongAnswerField(typed: TypedAnswer): Exclude<keyof TypedAnswer, 'id'> | null {
  const examples = exampleLines(typed.examples);
  const isTooLong = examples.some(({ length }) => length > MAX_EXAMPLE_TYPED_LENGTH);
  if (!typed.question.trim()) return 'question';
  if (examples.length > MAX_EXAMPLES_TYPED || isTooLong) return 'examples';
  return (['inIndonesian', 'inEnglish'] as const).find((field) => !typed[field].trim()) ?? null;
}

function exampleLines(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
