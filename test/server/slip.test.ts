// The slip as a reader of PDF files and a scanner see it: one page, its texts, and the code in its picture.
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { visitSlip } from '../../server/routes/slipFile.ts';
import type { VisitForSlip } from '../../server/routes/slipLayout.ts';

const SLIP: VisitForSlip = {
  ...{ number: 'A101', code: 'K7M2PQ4X', officeName: 'Kantor Imigrasi Bogor', street: 'Jl. Ahmad Yani No. 65' },
  ...{ service: 'Paspor baru', date: 'Senin, 7 Agustus 2017' },
  booked: { time: '08.00 WIB', arriveBy: '07.30 WIB', lostAt: '08.00 WIB' },
  bring: ['Dokumen asli, data harus sama dengan yang didaftarkan.', 'KTP elektronik', 'Kartu keluarga'],
  ...{ pageUrl: 'https://antrean.example/t/AAAAAAAAAAAAAAAAAAAAAA', language: 'id' },
};

/** The lines with their heights in points, and the text in the picture. */
async function readSlip(visit: VisitForSlip) {
  const paper = await PDFDocument.load(await visitSlip(visit));
  const [page] = paper.getPages();
  if (!page) throw new Error('There is no page.');
  const streams = paper.context.enumerateIndirectObjects().flatMap(([, found]) => {
    return found instanceof PDFRawStream ? [found] : [];
  });
  const operators = streams
    .filter(({ dict }) => !dict.has(PDFName.of('Subtype')))
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n');
  const drawn = [...operators.matchAll(/\/\S+ ([\d.]+) Tf[\s\S]*?([\d.-]+) ([\d.-]+) Tm\s*<([0-9A-Fa-f]*)> Tj/g)];
  const lines = drawn.map(([, size, x, y, hex = '']) => {
    const text = Buffer.from(hex, 'hex').toString('latin1');
    return { text, size: Number(size), x: Number(x), y: Number(y) };
  });
  const picture = streams.find(({ dict }) => String(dict.get(PDFName.of('ColorSpace'))) === '/DeviceRGB');
  if (!picture) throw new Error('There is no picture.');
  const side = (name: string) => Number(String(picture.dict.get(PDFName.of(name))));
  const image = { width: side('Width'), height: side('Height'), data: decodePDFRawStream(picture).decode() };
  return { paper, page, lines, text: lines.map(({ text }) => text).join(' '), scanned: decodeQR(image) };
}

describe('the slip of a visit', () => {
  test('is one page of A6 with what is needed at the office, a title and a language, and a code that a scanner reads', async () => {
    const { paper, page, text, scanned } = await readSlip(SLIP);
    expect(paper.getPageCount()).toBe(1);
    expect(page.getSize()).toEqual({ width: 297.64, height: 419.53 });
    expect([paper.getTitle(), paper.catalog.lookup(PDFName.of('Lang'))?.toString()]).toEqual([
      'Antrean A101, Kantor Imigrasi Bogor',
      '(id)',
    ]);
    for (const part of [
      ...['Kantor Imigrasi Bogor', 'Jl. Ahmad Yani No. 65', 'Paspor baru', 'A101', 'K7M2-PQ4X'],
      ...[
        'Senin, 7 Agustus 2017',
        '08.00 WIB',
        '07.30 WIB; lewat 08.00 WIB hangus',
        'KTP elektronik',
        'Kartu keluarga',
      ],
    ])
      expect(text).toContain(part);
    expect(scanned).toBe('K7M2PQ4X');
    expect(JSON.stringify(page.node.Annots()?.toString())).toBeTruthy();
  });

  test('of a person without a booking has the number, and a picture that leads to the page of the visit', async () => {
    const { text, scanned } = await readSlip({ ...SLIP, number: 'W07', code: null, booked: null, language: 'en' });
    expect(text).toContain('Wait until this number is called on the queue board.');
    expect(text).not.toMatch(/K7M2|Be there by|KTP/);
    expect(scanned).toBe(SLIP.pageUrl);
  });

  const LONG = {
    officeName: 'Kantor Imigrasi Kelas I Khusus Non Tempat Pemeriksaan Imigrasi '.repeat(3).trim(),
    street: 'Jalan Jenderal Ahmad Yani Nomor 65 Kelurahan Tanah Sareal '.repeat(2).trim(),
  };
  test.each([
    ['a long name', { ...SLIP, ...LONG }],
    [
      'many requirements',
      { ...SLIP, bring: Array.from({ length: 12 }, (_, i) => `Syarat ${i}: surat asli dan salinan`) },
    ],
    [
      'more than a page holds',
      { ...SLIP, ...LONG, bring: Array.from({ length: 80 }, (_, i) => `Syarat ${i} yang panjang sekali`) },
    ],
    ['one endless word', { ...SLIP, officeName: 'X'.repeat(300) }],
  ] as const)('keeps %s on its page, with nothing over another line or beyond the edge', async (_what, visit) => {
    const { paper, lines, text } = await readSlip(visit);
    expect(paper.getPageCount()).toBe(1);
    expect(Math.min(...lines.map(({ y }) => y))).toBeGreaterThanOrEqual(24);
    expect(Math.min(...lines.map(({ size }) => size))).toBeGreaterThanOrEqual(5.5);
    const heights = lines.map(({ y, size }) => ({ y, size })).toSorted((a, b) => b.y - a.y);
    for (const [index, { y, size }] of heights.entries())
      if (index > 0) expect((heights[index - 1]?.y ?? 0) - y).toBeGreaterThanOrEqual(size * 0.99);
    expect(text.includes('Daftar lengkapnya ada di halaman pendaftaran kantor ini.')).toBe(visit.bring.length === 80);
  });

  test('writes letters without accents that its fonts lack, and leaves out texts of another script', async () => {
    const { text } = await readSlip({
      ...SLIP,
      officeName: 'Kantor Đà Nẵng – “Pusat”',
      service: 'جواز سفر',
      bring: ['Paspor lama'],
    });
    expect(text).toContain('Paspor lama');
    expect(text).toMatch(/Kantor .*Nang/);
    expect(text).not.toMatch(/[\u0600-\u06ff]|\?/);
  });
});
