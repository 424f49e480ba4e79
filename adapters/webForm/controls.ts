// Makes the controls of the web form as HTML: fields, lists, hidden values, and the box of faults.
import { escapedHtml } from '../../src/html.ts';
import type { Language } from '../../src/time.ts';
import type { FormFaults, FormField, FormFields } from './form.ts';
import type { FormWords } from './words/id.ts';

/** The words and values that every part of a page is made with. */
export interface FormView {
  words: FormWords;
  language: Language;
  /** A new key for each page: the same form sent twice books once. */
  key: string;
  /** The fields as they were typed. */
  values: FormFields;
  faults: FormFaults;
}

/** A proof of work that must be done before a form is taken. */
export interface RequiredWork {
  /** ALTCHA's challenge, as JSON. */
  challenge: string;
  /** Why, and what else helps. */
  message: string;
}

interface InputLooks {
  name: FormField;
  label: string;
  hint?: string;
  attributes?: string;
  optional?: boolean;
}

export function inputField(
  { words, values, faults }: FormView,
  { name, label, hint, attributes = '', optional = false }: InputLooks,
): string {
  const described = hint ? ` aria-describedby="${name}-hint"` : '';
  return `<div class="field${faults[name] ? ' wrong' : ''}"><label for="${name}">${label}${optional ? ` <span>(${words.optional})</span>` : ''}</label>
${hint ? `<p class="hint" id="${name}-hint">${hint}</p>` : ''}${faultNote(name, faults, words)}
<input id="${name}" name="${name}" value="${escapedHtml(values[name] ?? '')}" ${attributes}${described}${faults[name] ? ' aria-invalid="true"' : ''}></div>`;
}

interface SelectLooks {
  name: FormField;
  label: string;
  options: readonly (readonly [value: string, text: string])[];
  hint?: string;
}

export function selectField(
  { words, values, faults }: FormView,
  { name, label, options, hint = '' }: SelectLooks,
): string {
  const all = options.map(([value, text]) => {
    return `<option value="${escapedHtml(value)}"${values[name] === value ? ' selected' : ''}>${escapedHtml(text)}</option>`;
  });
  return `<div class="field"><label for="${name}">${label}</label>${hint ? `<p class="hint">${hint}</p>` : ''}${faultNote(name, faults, words)}
<select id="${name}" name="${name}">${all.join('')}</select></div>`;
}

export function faultNote(name: FormField, faults: FormFaults, words: FormWords): string {
  const fault = faults[name];
  return fault ? `<p class="error">${words[fault]}</p>` : '';
}

/** A line for each fault, which leads to its field. */
export function faultLines(faults: FormFaults, words: FormWords): string[] {
  return Object.entries(faults).map(
    ([name, fault]) => `<a href="#${name}">${labelOf(name, words)}</a>: ${words[fault]}`,
  );
}

function labelOf(name: string, words: FormWords): string {
  const label = new Map<string, unknown>(Object.entries(words)).get(name);
  return typeof label === 'string' ? label : name;
}

export function hiddenFields(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapedHtml(value)}">`)
    .join('');
}

/** The page's own server has the file, by whatever name the API's addresses call it. */
export function pathOf(url: string | null): string {
  return url ? new URL(url).pathname : '';
}

export function alarm(title: string, lines: readonly string[]): string {
  const list = lines.length > 0 ? `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>` : '';
  return `<div class="note bad" role="alert"><p><strong>${title}</strong></p>${list}</div>`;
}
