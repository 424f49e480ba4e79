// QR codes drawn in the page: dark modules as one path; what draws them is loaded when the first one is wanted.
import { svg, type TemplateResult } from 'lit';

export interface QrPicture {
  path: string;
  /** Modules a side, with the white around. */
  size: number;
}

export async function drawQr(text: string): Promise<QrPicture> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { path: rows.join(''), size };
}

/** Black on white, whatever the page: scanners want it so. */
export function insideQr({ path, size }: QrPicture): TemplateResult {
  return svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>`;
}
