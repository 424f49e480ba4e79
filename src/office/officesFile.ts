// Reads offices.yaml: every fault is named with its line and field, before anything is done with the rest.
import { type Alias, type Document, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { itemAt } from '../items.ts';
import { date } from './serviceShapes.ts';
import type { OfficeSettings, ScheduleException } from './settings.ts';
import { office } from './shapes.ts';
import { faultOfShares } from './shareFaults.ts';
import { faultOfTemplates } from './template.ts';

/** One office as the file describes it. */
export interface FileOffice {
  code: string;
  settings: OfficeSettings;
  exceptions: ScheduleException[];
}

/** The faults of the file, one a line: `offices.yaml:12: offices[0].timeZone: …`. */
export class OfficesFileFault extends Error {
  override name = 'OfficesFileFault';
}

const file = z.strictObject({
  defaults: z.record(z.string(), z.unknown()).default({}),
  holidays: z.array(z.strictObject({ date, reason: z.string().min(1) })).default([]),
  offices: z.array(z.unknown()).min(1),
});

/** Faults of an office that other rooms know: the place in its settings, and the fault. */
export type FaultsOf = (settings: OfficeSettings) => readonly { path: PropertyKey[]; message: string }[];

/** @throws OfficesFileFault with every fault found. */
export function readOffices(text: string, fileName: string, faultsOf: FaultsOf = () => []): FileOffice[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => `${fileName}:${lines.linePos(offset).line}`;
  const misspelt = [
    ...document.errors.map((e) => `${at(e.pos[0])}: ${e.message.split(' at line')[0]}`),
    ...lostAliases(document).map((alias) => `${at(alias.range?.[0] ?? 0)}: nothing is called &${alias.source}`),
  ];
  if (misspelt.length > 0) throw new OfficesFileFault(misspelt.join('\n'));
  const faults = new Set<string>();
  const blame = (path: PropertyKey[], message: string) =>
    faults.add(`${at(offsetOf(document.contents, path))}: ${written(path) || 'the file'}: ${message}`);
  const offices = readContents(document.toJS(), faultsOf, blame);
  if (faults.size > 0) throw new OfficesFileFault([...faults].join('\n'));
  return offices;
}

function lostAliases(document: Document): Alias[] {
  const lost: Alias[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (!alias.resolve(document)) lost.push(alias);
    },
  });
  return lost;
}

type Blame = (path: PropertyKey[], message: string) => void;

function readContents(contents: unknown, faultsOf: FaultsOf, blame: Blame): FileOffice[] {
  const whole = file.safeParse(contents ?? {});
  if (!whole.success) {
    for (const issue of whole.error.issues) blame(pathOf(issue), issue.message);
    return [];
  }
  const { defaults, holidays, offices } = whole.data;
  const read = offices.map((entry, index) => readOffice({ entry, index, defaults }, faultsOf, blame));
  blameRepeats(read, blame);
  blameSameDay(holidays, ['holidays'], blame);
  read.forEach((entry, index) => {
    blameSameDay(entry?.exceptions ?? [], ['offices', index, 'exceptions'], blame);
  });
  return read
    .filter((entry) => entry !== null)
    .map(({ exceptions, code, ...settings }) => {
      const own = new Set(exceptions.map((e) => e.date));
      const shared = holidays.filter((h) => !own.has(h.date)).map((h) => ({ ...h, open: null, capacity: null }));
      return { code, settings: settings as OfficeSettings, exceptions: [...shared, ...exceptions] };
    });
}

/** An office as the file has it, and its place among the others. */
interface OfficeEntry {
  entry: unknown;
  index: number;
  defaults: object;
}

function readOffice({ entry, index, defaults }: OfficeEntry, faultsOf: FaultsOf, blame: Blame) {
  const merged = typeof entry === 'object' ? { ...defaults, ...entry } : entry;
  const result = office.safeParse(merged);
  const placeOf = (path: PropertyKey[]) => {
    const inherited = path[0] !== undefined && path[0] in defaults && !(path[0] in Object(entry));
    return inherited ? ['defaults', ...path] : ['offices', index, ...path];
  };
  if (result.success) {
    const settings = result.data as OfficeSettings;
    for (const fault of [faultOfShares(settings), faultOfTemplates(settings), ...faultsOf(settings)])
      if (fault) blame(placeOf(fault.path), fault.message);
    return result.data;
  }
  for (const issue of result.error.issues) blame(placeOf(pathOf(issue)), issue.message);
  return null;
}

/** An unknown key is its own place; zod names only what it stands in. */
function pathOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, itemAt(issue.keys, 0)] : issue.path;
}

/** A code names one office, and a number leads to one office: otherwise messages would go astray. */
function blameRepeats(offices: readonly (z.output<typeof office> | null)[], blame: Blame): void {
  const codes = new Set<string>();
  const owners = new Map<string, number>();
  offices.forEach((entry, index) => {
    if (!entry) return;
    if (codes.has(entry.code)) blame(['offices', index, 'code'], `${entry.code} is there twice`);
    codes.add(entry.code);
    entry.channels.forEach(({ address }, place) => {
      const owner = owners.get(address) ?? index;
      // One number may take WhatsApp and SMS, as long as it is one office's.
      if (owner !== index) blame(['offices', index, 'channels', place], `${address} belongs to another office already`);
      owners.set(address, owner);
    });
  });
}

function blameSameDay(days: readonly { date: string }[], path: PropertyKey[], blame: Blame): void {
  days.forEach(({ date }, index) => {
    if (days.findIndex((day) => day.date === date) < index) blame([...path, index, 'date'], `${date} is there twice`);
  });
}

/** The place of the field itself, or of the nearest thing around it that is there. */
function offsetOf(root: unknown, path: PropertyKey[]): number {
  let node = root as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(step)) : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const anchor = (pair?.key ?? next) as Node | undefined;
    if (!anchor) break;
    offset = anchor.range?.[0] ?? offset;
    node = next as Node | null;
  }
  return offset;
}

function written(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
