// Lines worth sending at this moment, as this person would write them: pure.
import type { SimulatorOfficesQuery } from './documents.ts';
import type { Remembered, SeenBooking } from './remote.ts';
import type { PlayedApplicant } from './senders.ts';

type ExampleOffice = SimulatorOfficesQuery['offices'][number];
type ExampleTemplate = ExampleOffice['registration']['templates'][number];

export interface ExampleScene {
  office: ExampleOffice;
  person: PlayedApplicant;
  bookings: readonly SeenBooking[];
  remembered: Remembered;
  /** Days with a place, `2017-08-07`, the next one first. */
  days: readonly string[];
}

export function chatExamples({ office, person, bookings, remembered, days }: ExampleScene): string[] {
  const { guide } = remembered;
  if (guide) {
    const answers = { name: person.name, birthDate: asTyped(person.birthDate, '-'), visitDate: '1', yes: 'YA' };
    return [answers[guide.step], '#batal'];
  }
  const held = bookings.find(({ status }) => status === 'HELD');
  if (held) return [held.code, '#cek', '#batal'];
  const taken = bookings.map(({ window }) => window.startsAt.slice(0, 10));
  // Not at once: there is something left to do before the day.
  const free = days.filter((day) => !taken.includes(day));
  const later = asTyped(free[2] ?? free[0] ?? '');
  if (bookings.some(({ status }) => status === 'CONFIRMED'))
    return ['#cek', ...(later ? [`#ubah ${later}`] : []), '#awal', '#batal'];
  if (bookings.length > 0) return ['#cek'];
  const registrations = office.registration.templates.map((template) =>
    filledTemplate(template, office, person, later),
  );
  return [...registrations, 'PANDU', '#kuota', '#cek'];
}

/** The office's template, filled in. */
function filledTemplate(
  { template, keyword, fields }: ExampleTemplate,
  { services }: ExampleOffice,
  person: PlayedApplicant,
  visitDate: string,
): string {
  const values: Record<ExampleTemplate['fields'][number], string> = {
    NAMA: person.name,
    TGLLAHIR: asTyped(person.birthDate),
    TGLKEDATANGAN: visitDate,
    ALAMAT: 'Jl. Melati No. 1',
    LAYANAN: services[0]?.name ?? 'Paspor',
    JUMLAH: '1',
    NIK: nikOf(person.birthDate),
  };
  const parts = [...(keyword === null ? [] : [keyword]), ...fields.map((field) => values[field])];
  return `${template.trim().startsWith('#') ? '#' : ''}${parts.join('#')}`;
}

/** Of a man of Bogor born that day: twelve digits of place and day, four that count. */
function nikOf(birthDate: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return `320101${day}${month}${year.slice(2)}0001`;
}

/** `07082017` of `2017-08-07`. */
function asTyped(date: string, between = ''): string {
  return date.split('-').reverse().join(between);
}
