// Scanners that are keyboards: a burst of keys ended by Enter is a code that was scanned, wherever the focus is.

/** Milliseconds between two keys; a scanner needs 20 at most, fast fingers 90. */
const MAX_KEY_GAP_MS = 60;
/** Shorter bursts are typed by hand. */
const MIN_SCAN_LENGTH = 6;

type ScanField = HTMLInputElement | HTMLTextAreaElement;

interface Burst {
  text: string;
  last: number;
  /** The field that the burst went to, and its text before: a scan is taken out of the field again. */
  field: ScanField | null;
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
    if (burst && event.timeStamp - burst.last <= MAX_KEY_GAP_MS) {
      burst.text += event.key;
      burst.last = event.timeStamp;
      return;
    }
    const field = textFieldOf(event.target);
    burst = { text: event.key, last: event.timeStamp, field, before: field?.value ?? '' };
  }

  function ended(event: KeyboardEvent): void {
    const found = burst;
    burst = null;
    if (!found || found.text.length < MIN_SCAN_LENGTH || event.timeStamp - found.last > MAX_KEY_GAP_MS) return;
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

function textFieldOf(target: EventTarget | null): ScanField | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

function putBack(field: ScanField, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
