// Writes a text in ICU MessageFormat as an expression of TypeScript, which pages run without a library.
import type { MessageOption, MessagePart } from './elements.ts';

/** The functions of web/texts/forms.ts that the expression calls. */
export type FormFunction = 'pluralForm' | 'numberText' | 'ordinalForm' | 'wordingOf';

export class ExpressionWriter {
  readonly called = new Set<FormFunction>();

  /** `counted`: the argument that `#` stands for. */
  write(parts: readonly MessagePart[], counted?: string): string {
    const [only] = parts;
    if (parts.length === 0) return '""';
    if (parts.length === 1 && only && 'options' in only) return this.#choice(only, counted);
    if (parts.every((part) => part.kind === 'letters')) return JSON.stringify(parts.map(lettersOf).join(''));
    return `\`${parts.map((part) => this.#inTemplate(part, counted)).join('')}\``;
  }

  #inTemplate(part: MessagePart, counted: string | undefined): string {
    switch (part.kind) {
      case 'letters':
        return part.letters.replace(/[\\`]|\$(?=\{)/g, '\\$&');
      case 'argument':
        return `\${${part.name}}`;
      case 'number':
        return `\${${this.#call('numberText')}(${part.name})}`;
      case 'counted':
        return `\${${this.#call('numberText')}(${counted})}`;
      case 'plural':
      case 'ordinal':
      case 'select':
        return `\${${this.#choice(part, counted)}}`;
    }
  }

  #choice(part: Extract<MessagePart, { options: unknown }>, counted: string | undefined): string {
    if (part.kind === 'select') return this.#byWord(part.name, part.options, counted);
    const exact = part.options.filter(({ when }) => when.startsWith('='));
    const forms = part.options.filter(({ when }) => !when.startsWith('='));
    const tests = exact.map(
      ({ when, parts }) => `${part.name} === ${when.slice(1)} ? ${this.write(parts, part.name)} : `,
    );
    return `(${tests.join('')}${this.#byForm(part, forms)})`;
  }

  #byWord(name: string, options: readonly MessageOption[], counted: string | undefined): string {
    const other = options.find(({ when }) => when === 'other')?.parts ?? [];
    const tests = options
      .filter(({ when }) => when !== 'other')
      .map(({ when, parts }) => `${name} === ${JSON.stringify(when)} ? ${this.write(parts, counted)} : `);
    return `(${tests.join('')}${this.write(other, counted)})`;
  }

  #byForm({ kind, name }: { kind: 'plural' | 'ordinal'; name: string }, forms: readonly MessageOption[]): string {
    const written = forms.map(({ when, parts }) => [when, this.write(parts, name)] as const);
    const other = written.find(([when]) => when === 'other')?.[1] ?? '""';
    // A language may have forms that make no difference in this text.
    const others = written.some(([, text]) => text !== other) ? written.filter(([when]) => when !== 'other') : [];
    const [first] = others;
    if (!first) return other;
    const form = `${this.#call(kind === 'plural' ? 'pluralForm' : 'ordinalForm')}(${name})`;
    if (others.length === 1) return `${form} === "${first[0]}" ? ${first[1]} : ${other}`;
    return `${this.#call('wordingOf')}(${form}, { ${written.map(([when, text]) => `${when}: ${text}`).join(', ')} })`;
  }

  #call(name: FormFunction): FormFunction {
    this.called.add(name);
    return name;
  }
}

function lettersOf(part: MessagePart): string {
  return part.kind === 'letters' ? part.letters : '';
}
