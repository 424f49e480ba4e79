// The kinds of pictures that are taken for photos, by their first bytes: no other decoder is given what a stranger sent.

export type PhotoKind = 'JPEG' | 'PNG' | 'WEBP' | 'HEIC';

const FIRST_BYTES: Readonly<Record<PhotoKind, RegExp>> = {
  JPEG: /^\u00ff\u00d8\u00ff/,
  PNG: /^\u0089PNG\r\n\u001a\n/,
  WEBP: /^RIFF.{4}WEBP/s,
  // Still pictures only. `mif1` names no codec: one that is not HEVC has no decoder here.
  HEIC: /^\0\0\0.ftyp(?:hei[cxms]|mif1)/s,
};

/** null: another kind. The declared type does not count. */
export function photoKind(file: Buffer): PhotoKind | null {
  const start = file.toString('latin1', 0, 12);
  const kinds: PhotoKind[] = ['JPEG', 'PNG', 'WEBP', 'HEIC'];
  return kinds.find((kind) => FIRST_BYTES[kind].test(start)) ?? null;
}
