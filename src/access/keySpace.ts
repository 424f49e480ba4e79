// The space of the keys that a caller chooses, which is also the caller's name where no other is known.
import { type Asker, senderKeyOf } from './asker.ts';
import { sourcePrefix } from './source.ts';

/** Keys chosen by one caller must not meet those of another. */
export function keySpace(asker: Asker): string {
  switch (asker.kind) {
    case 'sender':
      return `sender ${senderKeyOf(asker)}`;
    case 'apiKey':
      return `api key ${asker.id}`;
    case 'officer':
      return `officer ${asker.id}`;
    case 'administrator':
      return asker.id ? `administrator ${asker.id}` : 'administrator';
    case 'device':
      return `device ${asker.id}`;
    case 'anonymous':
      return `anonymous ${sourcePrefix(asker.source)}`;
  }
}
