// Writes the slip of a visit as a PDF of one A6 page, for paper and for phones without a network; it names no person.
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { qrPng } from './pictures.ts';
import { heightOf, SLIP_LINE_HEIGHT, SLIP_PAGE, type SlipLine, slipLayout, type VisitForSlip } from './slipLayout.ts';
import { SLIP_WORDS } from './slipWords.ts';

/** Four pixels a module: readers of PDF files enlarge them without blur. */
const QR_SCALE = 2;

type PdfLibrary = typeof import('@cantoo/pdf-lib');

/** The library is loaded with the first slip. */
export async function visitSlip(visit: VisitForSlip): Promise<Uint8Array> {
  const library = await import('@cantoo/pdf-lib');
  const say = SLIP_WORDS[visit.language];
  const paper = await library.PDFDocument.create();
  paper.setTitle(say.title(visit.number, visit.officeName), { showInWindowTitleBar: true });
  paper.setAuthor('Antrean');
  paper.setLanguage(visit.language);
  const fonts = {
    usual: await paper.embedFont(library.StandardFonts.Helvetica),
    bold: await paper.embedFont(library.StandardFonts.HelveticaBold),
  };
  const picture = await paper.embedPng(await qrPng(visit.code ?? visit.pageUrl, QR_SCALE));
  const { width, height, margin, qr } = SLIP_PAGE;
  const page = paper.addPage([width, height]);
  const { head, beside, rest } = slipLayout(visit, say, fonts);
  const put = (lines: readonly SlipLine[], top: number) => drawLines({ library, paper, page, visit }, lines, top);
  const top = height - margin;
  const middle = top - heightOf(head);
  put(head, top);
  put(beside, middle);
  page.drawImage(picture, { x: width - margin - qr, y: middle - qr, width: qr, height: qr });
  put(rest, middle - Math.max(heightOf(beside), qr));
  return paper.save();
}

interface SlipInWork {
  library: PdfLibrary;
  paper: PDFDocument;
  page: PDFPage;
  visit: VisitForSlip;
}

/** `top`: of the first line, from the foot of the page. */
function drawLines({ library, paper, page, visit }: SlipInWork, lines: readonly SlipLine[], top: number): void {
  const [ink, softInk] = [library.rgb(0.07, 0.07, 0.07), library.rgb(0.27, 0.27, 0.27)];
  const x = SLIP_PAGE.margin;
  let y = top;
  for (const { text, size, font, isSoft, isLink, above } of lines) {
    y -= above + size * SLIP_LINE_HEIGHT;
    page.drawText(text, { x, y: y + size * (SLIP_LINE_HEIGHT - 1), size, font, color: isSoft ? softInk : ink });
    if (!isLink) continue;
    const area = [x, y, x + font.widthOfTextAtSize(text, size), y + size * SLIP_LINE_HEIGHT];
    const action = { Type: 'Action', S: 'URI', URI: library.PDFString.of(visit.pageUrl) };
    const link = paper.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: area, Border: [0, 0, 0], A: action });
    page.node.addAnnot(paper.context.register(link));
  }
}
