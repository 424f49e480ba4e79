// A file of as many offices as are wanted: the product's own defaults, in three zones, with capacities and hours of their own.
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { itemAt } from '../../src/items.ts';

const INDONESIAN_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];
const CAPACITIES = [10, 20, 25, 30, 40, 50];
const CLOSES = ['15:00', '16:00'];

/** `text` is the product's own file; with as many offices as that has, it is taken as it is. */
export function makeManyOffices(text: string, count: number): string {
  const document = parseDocument(text);
  const own = document.get('offices');
  if (isSeq(own) && own.items.length === count) return text;
  const schedule = document.getIn(['defaults', 'schedule']);
  if (!isMap(schedule)) throw new Error('offices.yaml has no schedule for all offices.');
  const { week, ...rest } = schedule.toJSON() as { week: Record<string, object> };
  const offices = Array.from({ length: count }, (_, index) => ({
    code: `OFFICE_${index}`,
    name: `Kantor Imigrasi ${index}`,
    city: `Kota ${index}`,
    timeZone: INDONESIAN_ZONES[index % INDONESIAN_ZONES.length],
    channels: [{ kind: 'WHATSAPP', address: `+62811${1_000_000 + index}` }],
    schedule: {
      ...rest,
      capacity: itemAt(CAPACITIES, Math.floor(index / INDONESIAN_ZONES.length) % CAPACITIES.length),
      week: {
        ...week,
        monday: { hours: `08:00-${CLOSES[Math.floor(index / 20) % CLOSES.length]}`, breaks: ['12:00-13:00'] },
      },
    },
  }));
  const { offices: _, ...shared } = document.toJS();
  return stringify({ ...shared, offices }, { aliasDuplicateObjects: false });
}
