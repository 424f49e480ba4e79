// Scanners that are keyboards: a burst of keys ended by Enter is a code that was scanned, wherever the focus is.
import { type BurstKey, MAX_HICCUP_MS, scanStart } from './burst.ts';

type ScanField = HTMLInputElement | HTMLTextAreaElement;

/** A key with the field it went to, and the text before: a scan is taken out of the field again. */
interface PressedKey extends BurstKey {
  at: number;
  field: ScanField | null;
  before: string;
}

/** More keys than the longest address in a picture has. */
const MAX_KEYS_KEPT = 400;

/** `isReadable` tells a code from a part of one; the function returned ends it. */
export function onScan(
  scanned: (text: string) => void,
  isReadable: (text: string) => boolean = () => true,
): () => void {
  let keys: PressedKey[] = [];

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const last = keys.at(-1);
    const gap = last ? event.timeStamp - last.at : Number.POSITIVE_INFINITY;
    if (event.key === 'Enter') ended(event, gap);
    else if (event.key.length === 1) typed(event, gap);
  }

  function typed({ key, target, timeStamp: at }: KeyboardEvent, gap: number): void {
    const field = textFieldOf(target);
    const kept = gap <= MAX_HICCUP_MS ? keys.slice(-MAX_KEYS_KEPT) : [];
    keys = [...kept, { key, gap, at, field, before: field?.value ?? '' }];
  }

  function ended(event: KeyboardEvent, gap: number): void {
    const all = keys;
    keys = [];
    const start = scanStart(all, gap, isReadable);
    const first = start === null ? null : all[start];
    // A key is typed into its field, whatever types it.
    if (start === null || !first || first.field?.type === 'password') return;
    event.preventDefault();
    event.stopPropagation();
    if (first.field) putBack(first.field, first.before);
    scanned(
      all
        .slice(start)
        .map(({ key }) => key)
        .join('')
        .trim(),
    );
  }

  window.addEventListener('keydown', pressed, true);
  return () => window.removeEventListener('keydown', pressed, true);
}

function textFieldOf(target: EventTarget | null): ScanField | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function putBack(field: ScanField, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
