// An office's registration template, compiled: which fields a text has and in which order, and the keyword before them.

import { itemAt } from '../items.ts';
import { type InputFault, type PlacedFault, refuse } from '../refusal.ts';
import { dateAsTyped, dateIn, type Instant, type LocalDate } from '../time.ts';
import { nextOpenDay } from './hours.ts';
import { isRetired, type Office, type OfficeSettings, type Registration } from './settings.ts';

/** The fields a template may ask for, each by the word that stands for it. */
export const TEMPLATE_FIELDS = ['NAMA', 'TGLLAHIR', 'TGLKEDATANGAN', 'ALAMAT', 'LAYANAN', 'JUMLAH', 'NIK'] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

export interface RegistrationTemplate {
  /** As the office writes it. */
  template: string;
  /** The word that a text of this kind begins with: the E-PASSPORT of `E-PASSPORT#NAMA#TGLLAHIR`. */
  keyword: string | null;
  fields: TemplateField[];
}

/** A template with the service of those who use it; null: the one a field names, or the first of the channel. */
export interface ServiceTemplate extends RegistrationTemplate {
  service: string | null;
}

/** As offices have written these words over the years, letters only, the longest first. */
const SPELLINGS: readonly (readonly [RegExp, TemplateField])[] = [
  [/^NAMA(LENGKAP|PEMOHON|SESUAIE?KTP)?$/, 'NAMA'],
  [/^(TGL|TANGGAL)LAHIR$/, 'TGLLAHIR'],
  [/^(TGL|TANGGAL)(KEDATANGAN|DATANG|KUNJUNGAN)$/, 'TGLKEDATANGAN'],
  [/^ALAMAT(SESUAI)?(E?KTP)?$/, 'ALAMAT'],
  [/^(JENIS)?LAYANAN$/, 'LAYANAN'],
  [/^JUMLAH(ANGGOTA)?(KELUARGA|ORANG|PEMOHON)?$/, 'JUMLAH'],
  [/^(NO|NOMOR)?NIK$/, 'NIK'],
];

const MAX_TEMPLATE_LENGTH = 200;

/** The template compiled; or what is wrong with it. */
export function readTemplate(template: string): RegistrationTemplate | InputFault {
  if (template.length > MAX_TEMPLATE_LENGTH)
    return {
      message: `must not have more than ${MAX_TEMPLATE_LENGTH} characters`,
      refusal: refuse('TEXT_LENGTH', { limit: MAX_TEMPLATE_LENGTH }),
    };
  if (/\+ *FOTO/i.test(template))
    return { message: 'must not say +FOTO: that is what photo is for', refusal: refuse('TEMPLATE_WITH_PHOTO', {}) };
  const parts = template.trim().replace(/^#/, '').split('#');
  const words = parts.map((part) => part.trim());
  if (words.includes(''))
    return { message: 'must have a word between every two #', refusal: refuse('TEMPLATE_EMPTY_WORD', {}) };
  const fields = words.map(templateFieldOf);
  const keyword = fields[0] === null ? itemAt(words, 0) : null;
  if (keyword !== null && !/^[A-Z0-9][A-Z0-9 ._-]{1,29}$/i.test(keyword)) {
    return {
      message: `must not begin with ${keyword}: a keyword has 2 to 30 letters and digits`,
      refusal: refuse('TEMPLATE_KEYWORD_INVALID', { keyword }),
    };
  }
  const named = keyword === null ? fields : fields.slice(1);
  const unknown = named.indexOf(null);
  if (unknown >= 0) {
    const field = itemAt(words, keyword === null ? unknown : unknown + 1);
    const known = TEMPLATE_FIELDS.join(', ');
    return {
      message: `must not name ${field}: the fields are ${known}`,
      refusal: refuse('TEMPLATE_FIELD_UNKNOWN', { field, known }),
    };
  }
  return checked({ template, keyword, fields: named as TemplateField[] });
}

function checked(compiled: RegistrationTemplate): RegistrationTemplate | InputFault {
  const { fields } = compiled;
  const twice = fields.find((field, index) => fields.indexOf(field) < index);
  if (twice)
    return {
      message: `must not name the field ${twice} twice`,
      refusal: refuse('TEMPLATE_FIELD_TWICE', { field: twice }),
    };
  if (!fields.includes('NAMA') || !fields.includes('TGLLAHIR'))
    return { message: 'must name the fields NAMA and TGLLAHIR', refusal: refuse('TEMPLATE_FIELDS_MISSING', {}) };
  return compiled;
}

/** `TGL.LAHIR(DDMMYYYY)` is TGLLAHIR. */
function templateFieldOf(word: string): TemplateField | null {
  const letters = word
    .replace(/\([^()]*\)/g, '')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return SPELLINGS.find(([spelling]) => spelling.test(letters))?.[1] ?? null;
}

const compiled = new WeakMap<Registration, ServiceTemplate[]>();

/** The office's templates, compiled once: the plain one first, then those with a keyword. Faulty ones are left out. */
export function templatesOf(registration: Registration): readonly ServiceTemplate[] {
  const known = compiled.get(registration);
  if (known) return known;
  const all = [{ template: registration.template, service: registration.service }, ...registration.more];
  const templates = all.flatMap(({ template, service }) => {
    const read = readTemplate(template);
    return 'refusal' in read ? [] : [{ ...read, service: service ?? serviceOfKeyword(read) }];
  });
  compiled.set(registration, templates);
  return templates;
}

/** E-PASSPORT means the service E_PASSPORT, where nothing else is said. */
function serviceOfKeyword({ keyword }: RegistrationTemplate): string | null {
  return keyword === null ? null : keyword.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** Faults among templates that are each right by themselves: a service that is not offered, one keyword twice. */
export function faultOfTemplates({
  registration,
  services,
}: Pick<OfficeSettings, 'registration' | 'services'>): PlacedFault | null {
  const seen = new Set<string>();
  for (const [index, { template, keyword, service }] of templatesOf(registration).entries()) {
    const path = index === 0 ? ['registration'] : ['registration', 'more', index - 1];
    if (service !== null && !services.some((each) => each.code === service && !isRetired(each))) {
      return {
        path: [...path, 'service'],
        message: `${service} is none of the services that can be booked`,
        refusal: refuse('SERVICE_NOT_BOOKABLE', { service }),
      };
    }
    const begins = (keyword ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (seen.has(begins)) {
      const which = keyword === null ? 'without a keyword' : `with the keyword ${keyword}`;
      return {
        path: [...path, 'template'],
        message: `${template} is the second template ${which}`,
        refusal: refuse('TEMPLATE_TWICE', { template }),
      };
    }
    seen.add(begins);
  }
  return null;
}

/** The sample values of our examples; a person who sends the sample itself is told so. */
const SAMPLE_FIELDS: Record<Exclude<TemplateField, 'TGLKEDATANGAN' | 'LAYANAN'>, string> = {
  NAMA: 'CONTOH',
  TGLLAHIR: '01011900',
  ALAMAT: 'JL. MELATI NO 1',
  JUMLAH: '1',
  NIK: '3201010101000001',
};

/** A line that can be copied: the template filled with a sample under which no one is booked. */
export function exampleOf(
  { template, keyword, fields }: RegistrationTemplate,
  visitDate: LocalDate,
  service = 'Paspor',
): string {
  const values = fields.map((field) => {
    if (field === 'TGLKEDATANGAN') return dateAsTyped(visitDate);
    return field === 'LAYANAN' ? service : SAMPLE_FIELDS[field];
  });
  const begins = template.trim().startsWith('#') ? '#' : '';
  return `${begins}${[...(keyword === null ? [] : [keyword]), ...values].join('#')}`;
}

/** The examples of all templates of an office, for its next open day. */
export function examplesFor(office: Office, now: Instant): string[] {
  const visitDate = nextOpenDay(office, dateIn(office.timeZone, now));
  return templatesOf(office.registration).map((one) =>
    exampleOf(one, visitDate, office.services.find((service) => !isRetired(service))?.name.id),
  );
}
