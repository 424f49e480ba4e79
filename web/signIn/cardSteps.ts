// Sends a card of staff with its PIN to the server, which gives this browser its session.
import { headersFor } from '../api/staffKey.ts';

/** As the server names them. */
const CARD_FAULTS = [
  ...(['UNKNOWN_CARD', 'CARD_LOCKED', 'PIN_NEEDED', 'PIN_NOT_CHOSEN', 'WRONG_PIN', 'WRONG_KEY'] as const),
  ...(['PIN_TOO_EASY', 'KEY_EXPIRED'] as const),
] as const;
export type CardEntryFault = (typeof CARD_FAULTS)[number] | 'TOO_MANY' | 'UNREACHED';

export interface ShownCard {
  card: string;
  pin?: string;
  key?: string;
  newPin?: string;
}

export interface CardRefusal {
  fault: CardEntryFault;
  /** Tries until the card is locked; null: not told. */
  triesLeft: number | null;
}

/** Whether a text that was scanned is of a card; the server looks closer. */
export function isStaffCard(text: string): boolean {
  return /^\s*STAFFCARD[0-9A-Z]{20,40}\s*$/i.test(text);
}

/** Null: the browser has its session. */
export async function showCard(url: string, shown: ShownCard): Promise<CardRefusal | null> {
  try {
    const headers = { ...headersFor({ office: null }), 'content-type': 'application/json' };
    const body = JSON.stringify(shown);
    const response = await fetch(url, { method: 'POST', headers, body, credentials: 'same-origin' });
    if (response.status === 204) return null;
    if (response.status === 429) return { fault: 'TOO_MANY', triesLeft: null };
    return readRefusal(await response.json());
  } catch {
    return UNREACHED;
  }
}

const UNREACHED: CardRefusal = { fault: 'UNREACHED', triesLeft: null };

function readRefusal(answer: unknown): CardRefusal {
  if (typeof answer !== 'object' || answer === null || !('fault' in answer)) return UNREACHED;
  const fault = CARD_FAULTS.find((each) => each === answer.fault);
  const triesLeft = 'triesLeft' in answer && typeof answer.triesLeft === 'number' ? answer.triesLeft : null;
  return fault ? { fault, triesLeft } : UNREACHED;
}
