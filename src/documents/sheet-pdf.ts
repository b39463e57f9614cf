import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Section, Sheet } from '../agreements/sheet.ts';

const require = createRequire(import.meta.url);
/** With the letters of every European name, embedded as PDF/UA asks. */
const FONT = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const MM = 72 / 25.4;
const PADDING = 8;

/** Sheets as a tagged PDF of A4 pages: headings, paragraphs and lists that a screen reader follows. `made` is the instant that it says it was made. */
export const sheetsPdf = (sheets: readonly Sheet[], title: string, made: Date): Promise<Buffer> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 16 * MM, bottom: 16 * MM, left: 18 * MM, right: 18 * MM },
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: sheets[0]?.language === 'en' ? 'en-GB' : 'nl-NL',
    info: { Title: title, Creator: 'Samenspel', CreationDate: made, ModDate: made },
    autoFirstPage: false,
    bufferPages: false,
    font: FONT,
  } as unknown as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const sheet of sheets) {
    pdf.addPage();
    draw(pdf, root, sheet);
  }
  root.end();
  pdf.end();
  return done;
};

type Pdf = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

const draw = (pdf: Pdf, root: Structure, { title, banner, sections, footer }: Sheet): void => {
  const text = (tag: 'H1' | 'H2' | 'P' | 'LBody', words: string, font: string, size: number, within: Structure) =>
    within.add(
      pdf.struct(tag, {}, [
        () => {
          pdf.font(font).fontSize(size).text(words, { lineGap: 2 });
        },
      ]),
    );
  text('H1', title, BOLD, 18, root);
  pdf.moveDown(0.5);
  if (banner !== undefined) {
    text('P', banner, BOLD, 12, root);
    pdf.moveDown(0.5);
  }
  for (const section of sections) {
    keepTogether(pdf, section);
    const part = pdf.struct('Sect');
    root.add(part);
    const top = pdf.y;
    if (section.prominent) indent(pdf, PADDING);
    text('H2', section.heading, BOLD, 12, part);
    const list = pdf.struct('L');
    part.add(list);
    for (const line of section.lines) {
      const item = pdf.struct('LI');
      list.add(item);
      text('LBody', line, FONT, section.prominent ? 13 : 11, item);
      item.end();
    }
    list.end();
    part.end();
    if (section.prominent) {
      indent(pdf, -PADDING);
      frame(pdf, top);
    }
    pdf.moveDown(0.6);
  }
  text('P', footer, FONT, 9, root);
};

const indent = (pdf: Pdf, by: number): void => {
  pdf.x += by;
  if (by > 0) pdf.y += by;
  else pdf.y -= by;
  pdf.page.margins.right += by;
};

/** A line around what is to be seen at a glance: no content, so an artifact for a screen reader. */
const frame = (pdf: Pdf, top: number): void => {
  const { left, right } = pdf.page.margins;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .rect(left, top, pdf.page.width - left - right, pdf.y - top)
    .lineWidth(1.5)
    .stroke('#111');
  pdf.endMarkedContent();
};

/** A section that does not fit begins on a new page. */
const keepTogether = (pdf: Pdf, { heading, lines, prominent }: Section): void => {
  const { left, right, bottom } = pdf.page.margins;
  const width = pdf.page.width - left - right - 2 * PADDING;
  const height = [heading, ...lines].reduce(
    (sum, line) =>
      sum +
      pdf
        .font(FONT)
        .fontSize(prominent ? 13 : 12)
        .heightOfString(line, { width, lineGap: 2 }),
    2 * PADDING,
  );
  const room = pdf.page.height - bottom - pdf.y;
  if (height > room && height < pdf.page.height / 2) pdf.addPage();
};
