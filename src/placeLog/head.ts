// A signed head: the server states that an office's log ended with this row at that time.

export interface PlaceHead {
  office: string;
  sequence: number;
  digest: string;
  /** RFC 3339 in UTC. */
  at: string;
  /** Ed25519 over `headText`, in base64. */
  signature: string;
  publicKey: string;
}

/** The text that is signed. */
export function headText({ office, sequence, digest, at }: Omit<PlaceHead, 'signature' | 'publicKey'>): string {
  return JSON.stringify(['antrean place log', office, sequence, digest, at]);
}
