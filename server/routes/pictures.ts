// Draws a booking code as a QR code or a Code 128 bar code, for the counter's scanner.
import { type RenderOptions, toBuffer, toSVG } from 'bwip-js';

/** A booking code the way people read it out: `K7M2PQ4X` becomes `K7M2-PQ4X`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A square PNG, twice `scale` pixels a module: 464 pixels for a code of 8 characters. */
export function qrPng(code: string, scale = 8): Promise<Buffer> {
  return toBuffer({ ...qr(code), scale });
}

/** An SVG without a size of its own, two units a module. */
export function qrSvg(code: string): string {
  return toSVG({ ...qr(code), scale: 1 });
}

/** A PNG, 4 pixels a module, with the readable code below the bars. */
export function code128Png(code: string): Promise<Buffer> {
  return toBuffer({ ...code128(code), scale: 4 });
}

/** An SVG without a size of its own, one unit a module, with the readable code (as outlines) below the bars. */
export function code128Svg(code: string): string {
  return toSVG({ ...code128(code), scale: 1 });
}

// bwip-js writes into the options it is given, so each picture gets its own.

// A module of a QR code is two points wide in bwip-js: 8 points are the 4 modules that ISO/IEC 18004 wants left blank.
// It raises the level when the code does not grow by it (8 characters get H). Its type does not know `eclevel`.
function qr(code: string): RenderOptions {
  return { bcid: 'qrcode', text: code, eclevel: 'M', padding: 8, backgroundcolor: 'FFFFFF' } as RenderOptions;
}

// ISO/IEC 15417 wants 10 modules left blank on either side.
function code128(code: string): RenderOptions {
  return {
    bcid: 'code128',
    text: code,
    alttext: spacedCode(code),
    textsize: 14,
    textyoffset: -2,
    height: 16,
    paddingwidth: 10,
    paddingheight: 5,
    backgroundcolor: 'FFFFFF',
  };
}
