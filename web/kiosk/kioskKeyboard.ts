// A keyboard at the kiosk does what the keys on the screen do; a scanner's keys go the way of scans.
import { KEYPAD_CODE_LENGTH, type KioskState, withKeyboard } from './kioskState.ts';

export interface KeyboardUse {
  /** null: the kiosk takes no keys at the moment. */
  state(): KioskState | null;
  onType(state: KioskState, key: string): void;
  onEnter(): void;
}

/** The function returned ends it. */
export function onKeyboard({ state, onType, onEnter }: KeyboardUse): () => void {
  function pressed(event: KeyboardEvent): void {
    const before = state();
    if (!before || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const next = withKeyboard(before, event.key);
    if (next) {
      onType(next, event.key);
      // Enter after the code is for the code, not for the button that was touched before.
      if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
    }
    // On a button Enter presses that.
    const isFree = !(event.target instanceof HTMLButtonElement);
    if (event.key === 'Enter' && isFree && before.code.length === KEYPAD_CODE_LENGTH) onEnter();
  }
  window.addEventListener('keydown', pressed);
  return () => window.removeEventListener('keydown', pressed);
}
