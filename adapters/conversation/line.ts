// A registration line to copy: what is known of the applicant, and the sample of the example for the rest.
import { dateAsTyped } from '../../src/time.ts';
import type { DeskFragment } from './documents.ts';
import type { Fields, Registration } from './intent.ts';
import { FIELD_OF } from './template.ts';

/** By the template that was used, else by the office's first. */
export function lineOf(office: DeskFragment, template: string | undefined, known: Fields): string {
  const { templates, example } = office.registration;
  const used = templates.find((one) => one.template === template) ?? templates[0];
  if (!used) return example;
  const begins = used.example.startsWith('#') ? '#' : '';
  const samples = used.example.slice(begins.length).split('#');
  const keyword = used.keyword === null ? [] : samples.slice(0, 1);
  const values = used.fields.map((field, index) => {
    const value = typed(FIELD_OF[field], known, office);
    // A sample among an applicant's own data could be taken for theirs: the word of the template cannot be mistaken for
    // a value.
    const asWord = known.name !== undefined && (field === 'ALAMAT' || field === 'NIK');
    const sample = asWord ? field : samples[keyword.length + index];
    return value ?? sample ?? '';
  });
  return `${begins}${[...keyword, ...values].join('#')}`;
}

/** The applicant's fields of a registration. */
export function lineFieldsOf({ name, birthDate, visitDate, address, service, people, nik }: Registration): Fields {
  const all = { name, birthDate, visitDate, address, service, people, nik };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** As an applicant would type it. */
export function typed(field: keyof Fields, known: Fields, { services }: DeskFragment): string | undefined {
  const value = known[field];
  if (value === undefined) return undefined;
  if (field === 'birthDate' || field === 'visitDate') return dateAsTyped(String(value));
  if (field !== 'service') return String(value);
  return services.find(({ code }) => code === value)?.names[0] ?? String(value);
}
