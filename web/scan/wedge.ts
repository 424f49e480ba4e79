// Scanners that are keyboards: a burst of keys ended by Enter is a code that was scanned, wherever the focus is.

/** Milliseconds between two keys; a scanner needs 20 at most, fast fingers 90. */
const LONGEST_GAP = 60;
/** Shorter bursts are somebody's fingers. */
const FEWEST = 6;

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Burst {
  text: string;
  last: number;
  /** Where it went, and what stood there: a scan is put into no field. */
  field: Field | null;
  before: string;
}

/** The function returned ends it. */
export function onScan(scanned: (text: string) => void): () => void {
  let burst: Burst | null = null;

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Enter') ended(event);
    else if (event.key.length === 1) typed(event);
  }

  function typed(event: KeyboardEvent): void {
    if (burst && event.timeStamp - burst.last <= LONGEST_GAP) {
      burst.text += event.key;
      burst.last = event.timeStamp;
      return;
    }
    const field = fieldOf(event.target);
    burst = { text: event.key, last: event.timeStamp, field, before: field?.value ?? '' };
  }

  function ended(event: KeyboardEvent): void {
    const found = burst;
    burst = null;
    if (!found || found.text.length < FEWEST || event.timeStamp - found.last > LONGEST_GAP) return;
    // A key is typed into its field, whatever types it.
    if (found.field?.type === 'password') return;
    event.preventDefault();
    event.stopPropagation();
    if (found.field) putBack(found.field, found.before);
    scanned(found.text.trim());
  }

  window.addEventListener('keydown', pressed, true);
  return () => window.removeEventListener('keydown', pressed, true);
}

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function putBack(field: Field, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
