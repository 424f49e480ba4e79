// Lays the texts of a slip out on one page: wrapped, smaller if there is much, and shortened if there is too much.
import type { PDFFont } from '@cantoo/pdf-lib';
import type { Language } from '../../src/time.ts';
import type { SlipWords } from './slipWords.ts';

/** Days and times are in the reader's words. */
export interface VisitForSlip {
  number: string;
  /** The booking code; null: there is none to show, and the QR code leads to the page of the visit. */
  code: string | null;
  officeName: string;
  street: string | null;
  service: string;
  date: string;
  /** Null: there was no booking, or its person has come. */
  booked: { time: string; arriveBy: string; lostAt: string } | null;
  /** The documents to bring. */
  bring: readonly string[];
  /** The page of the visit. */
  pageUrl: string;
  language: Language;
}

/** In points, of which an inch has 72: A6. */
export const SLIP_PAGE = { width: 297.64, height: 419.53, margin: 24, qr: 104 };
/** The text is made smaller until all of it stands on the page; what were smaller than the last could not be read. */
const TEXT_SCALES = [1, 0.9, 0.8, 0.7];
export const SLIP_LINE_HEIGHT = 1.25;
const BESIDE_QR_GAP = 8;

export interface SlipFonts {
  usual: PDFFont;
  bold: PDFFont;
}

export interface SlipLine {
  text: string;
  size: number;
  font: PDFFont;
  isSoft: boolean;
  /** Room before the line, in points. */
  above: number;
  /** The line is a part of the address of the page. */
  isLink: boolean;
}

/** The lines above the picture, at its left, and below it. */
export interface SlipLayout {
  head: SlipLine[];
  beside: SlipLine[];
  rest: SlipLine[];
}

interface Paragraph {
  text: string;
  size: number;
  isBold?: boolean;
  isSoft?: boolean;
  above?: number;
  isLink?: boolean;
}

/** The documents to bring, as many as there is room for, with a word that there are more. */
export function slipLayout(visit: VisitForSlip, say: SlipWords, fonts: SlipFonts): SlipLayout {
  for (const scale of TEXT_SCALES) {
    const whole = layoutAt(visit, say, { fonts, scale });
    if (fitsOnSlip(whole)) return whole;
  }
  const scale = TEXT_SCALES.at(-1) ?? 1;
  for (let kept = visit.bring.length - 1; kept >= 0; kept--) {
    const shorter = { ...visit, bring: [...visit.bring.slice(0, kept), say.more] };
    const layout = layoutAt(shorter, say, { fonts, scale });
    if (fitsOnSlip(layout) || kept === 0) return layout;
  }
  return layoutAt(visit, say, { fonts, scale });
}

function fitsOnSlip({ head, beside, rest }: SlipLayout): boolean {
  const { height, margin, qr } = SLIP_PAGE;
  return heightOf(head) + Math.max(heightOf(beside), qr) + heightOf(rest) <= height - 2 * margin;
}

export function heightOf(lines: readonly SlipLine[]): number {
  return lines.reduce((sum, { size, above }) => sum + above + size * SLIP_LINE_HEIGHT, 0);
}

interface Setting {
  fonts: SlipFonts;
  scale: number;
}

function layoutAt(visit: VisitForSlip, say: SlipWords, setting: Setting): SlipLayout {
  const { officeName, street, service, number, code, booked, bring, date, pageUrl } = visit;
  const width = SLIP_PAGE.width - 2 * SLIP_PAGE.margin;
  const label = (text: string, above = 4): Paragraph => ({ text, size: 8, isSoft: true, above });
  const value = (text: string): Paragraph => ({ text, size: 10, isBold: true });
  const facts: Paragraph[] = [label(say.day, 6), value(date)];
  if (booked) {
    facts.push(label(say.time), value(booked.time), label(say.arriveBy));
    facts.push(value(say.arriveByText(booked.arriveBy, booked.lostAt)));
    if (bring.length > 0)
      facts.push(label(say.bring), ...bring.map((text) => ({ text: bring.length > 1 ? `• ${text}` : text, size: 9 })));
  }
  const lines = (paragraphs: readonly Paragraph[], room: number) =>
    paragraphs.flatMap((paragraph) => linesOf(paragraph, room, setting));
  const streetLine = street ? [{ text: street, size: 9, isSoft: true }] : [];
  return {
    head: lines([{ text: officeName, size: 13, isBold: true }, ...streetLine, { text: service, size: 9 }], width),
    beside: lines(
      [
        label(say.number, 10),
        { text: number, size: 30, isBold: true },
        ...(code ? [label(say.code), { text: spacedSlipCode(code), size: 15, isBold: true }] : []),
      ],
      width - SLIP_PAGE.qr - BESIDE_QR_GAP,
    ),
    rest: lines(
      [
        { text: code ? say.show : say.wait, size: 8.5, isSoft: true, above: 4 },
        ...facts,
        label(say.follow, 8),
        { text: pageUrl, size: 8, isLink: true },
      ],
      width,
    ),
  };
}

function spacedSlipCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function linesOf(paragraph: Paragraph, room: number, { fonts, scale }: Setting): SlipLine[] {
  const { isBold = false, isSoft = false, isLink = false, above = 0 } = paragraph;
  const font = isBold ? fonts.bold : fonts.usual;
  const size = paragraph.size * scale;
  const texts = wrapped(printable(paragraph.text, font), (text) => font.widthOfTextAtSize(text, size) <= room);
  return texts.map((text, line) => ({ text, size, font, isSoft, isLink, above: line === 0 ? above * scale : 0 }));
}

/** Words that are longer than a line are broken where it ends. */
function wrapped(text: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const letter of word) {
      if (line && !fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

/** The letters that every PDF reader has for this font, others without their accents; a text of another script is left out. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  const isKnown = (letter: string) => known.has(letter.codePointAt(0) ?? 0);
  let missing = 0;
  const letters = [...text.normalize('NFC').replaceAll(/\s/g, ' ')].map((letter) => {
    if (isKnown(letter)) return letter;
    const plain = [...letter.normalize('NFKD')].filter(isKnown).join('');
    if (!plain) missing++;
    return plain;
  });
  return missing * 2 > letters.length ? '' : letters.join('').replaceAll(/ +/g, ' ').trim();
}
