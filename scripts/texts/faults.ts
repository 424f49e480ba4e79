// Compares a catalogue with that of the source language: keys, arguments, words chosen by, plural forms.
import type { ArbFile, MessageEntry } from './arbFile.ts';
import { argumentNames, choicesIn, messageParts } from './elements.ts';

/** The language that every other one is translated from; its file describes the texts and their arguments. */
export const SOURCE_LANGUAGE = 'en';
/** Languages of which every text is there. Any other one may lack texts, which are English then. */
export const WHOLE_LANGUAGES: readonly string[] = ['id', SOURCE_LANGUAGE];

/** Sentences for developers and translators; none for a catalogue that can be compiled. */
export function catalogueFaults(source: ArbFile, translated: ArbFile): string[] {
  const known = new Map(source.entries.map((entry) => [entry.key, entry]));
  const has = new Set(translated.entries.map(({ key }) => key));
  const missing = WHOLE_LANGUAGES.includes(translated.language) ? [...known.keys()].filter((key) => !has.has(key)) : [];
  return [
    ...missing.map((key) => `${key} is missing.`),
    ...translated.entries.flatMap((entry) => {
      const original = known.get(entry.key);
      if (!original) return [`${entry.key} is no text of the source language.`];
      return entryFaults(original, entry, translated.language).map((fault) => `${entry.key}: ${fault}`);
    }),
  ];
}

function entryFaults(original: MessageEntry, entry: MessageEntry, language: string): string[] {
  const parts = messageParts(entry.parsed);
  const given = new Map(original.arguments.map(({ name, type }) => [name, type]));
  const used = argumentNames(parts);
  return [
    ...[...given.keys()].filter((name) => !used.has(name)).map((name) => `the argument ${name} is not used.`),
    ...[...used].filter((name) => !given.has(name)).map((name) => `there is no argument ${name}.`),
    ...choicesIn(parts).flatMap(({ kind, name, options }) => {
      const chosen = options.map(({ when }) => when);
      if (kind === 'select') return selectFaults(original, name, chosen);
      return [
        ...(given.get(name) === 'String' ? [`${name} is not a number.`] : []),
        ...pluralFaults(pluralCategories(language, kind === 'ordinal' ? 'ordinal' : 'cardinal'), name, chosen),
      ];
    }),
  ];
}

function selectFaults(original: MessageEntry, name: string, chosen: readonly string[]): string[] {
  const words = choicesIn(messageParts(original.parsed))
    .filter((choice) => choice.kind === 'select' && choice.name === name)
    .flatMap(({ options }) => options.map(({ when }) => when));
  const differ = [...chosen.filter((word) => !words.includes(word)), ...words.filter((word) => !chosen.includes(word))];
  return differ.map((word) => `{${name}} chooses by ${word} in one of the two languages only.`);
}

function pluralFaults(categories: readonly string[], name: string, chosen: readonly string[]): string[] {
  const forms = chosen.filter((when) => !when.startsWith('='));
  return [
    ...categories.filter((form) => !forms.includes(form)).map((form) => `{${name}} lacks the plural form “${form}”.`),
    ...forms.filter((form) => !categories.includes(form)).map((form) => `{${name}}: no plural form “${form}” here.`),
  ];
}

/** The forms that the language has for numbers of things, or for places in an order. */
export function pluralCategories(language: string, type: Intl.PluralRuleType): Intl.LDMLPluralRule[] {
  return new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
}
