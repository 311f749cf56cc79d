import PDFDocument from 'pdfkit';
import { type Face, type Part, runsOf } from './typefaces';

export const PAGE = { width: 595.28, height: 841.89, margin: 28.35 } as const;
export const MILLIMETER = 72 / 25.4;

export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly color?: string;
  /** Room for a line, in points; beyond it words go to the next line. */
  readonly width?: number;
  /** Lines at most: what does not fit ends with `…`. */
  readonly lines?: number;
  readonly align?: 'left' | 'right';
}

interface Word {
  readonly runs: readonly { readonly part: Part; readonly text: string; readonly width: number }[];
  readonly width: number;
}

const LEADING = 1.22;
const SPACE = 0.25;

/** An A4 page, tagged, whose texts are laid out by points from the top left. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly named = new Set<string>();

  /** `title` is what a reader's window shows; `language` of the whole text. */
  constructor(about: { title: string; author: string; subject: string; language: string }) {
    this.document = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as NonNullable<PDFKit.PDFDocumentOptions['subset']>, // pdfkit knows it, its types do not
      tagged: true,
      displayTitle: true,
      lang: about.language,
      info: { Title: about.title, Author: about.author, Subject: about.subject },
      font: '', // no standard font: every one is embedded
    });
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** Texts of one paragraph (`P`, `H1`…): they are read together, in the order in which they are drawn. */
  block(tag: string, draw: () => void): void {
    this.root.add(this.document.struct(tag, {}, draw));
  }

  /** A picture, and what it says to who does not see it. */
  figure(alt: string, box: { x: number; y: number; width: number; height: number }, draw: () => void): void {
    const { x, y, width, height } = box;
    const options: Parameters<PDFKit.PDFDocument['struct']>[1] & { bbox: number[] } = {
      alt,
      bbox: [x, y, x + width, y + height],
    };
    this.root.add(this.document.struct('Figure', options, draw));
  }

  /** Lines and grounds, which say nothing. */
  decoration(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** Draws inside a block; gives the height that it took. */
  text(x: number, y: number, text: string, style: TextStyle = {}): number {
    const { face = 'regular', size = 9, color = '#000000', align = 'left', width = Infinity, lines = Infinity } = style;
    const rows = this.rows(text, face, size, width, lines);
    this.document.fillColor(color);
    rows.forEach((row, index) => {
      let at = align === 'right' ? x + width - rowWidth(row, size) : x;
      const baseline = y + size * (0.95 + index * LEADING);
      row.forEach((word, position) => {
        if (position > 0) at += size * SPACE;
        for (const run of word.runs) {
          const last = run === word.runs.at(-1) && position < row.length - 1;
          this.use(run.part, size).text(last ? `${run.text} ` : run.text, at, baseline, {
            lineBreak: false,
            baseline: 'alphabetic',
          });
          at += run.width;
        }
      });
    });
    return rows.length * size * LEADING;
  }

  /** Width of a text on one line. */
  widthOf(text: string, face: Face, size: number): number {
    return rowWidth(this.words(text, face, size), size);
  }

  /** Black squares of a code, as one vector path, in a square of `side` points; the caller leaves white around it. */
  modules(x: number, y: number, side: number, rows: readonly (readonly boolean[])[]): void {
    const step = side / rows.length;
    rows.forEach((row, line) => {
      for (let column = 0; column < row.length; column += 1) {
        if (!row[column]) continue;
        const from = column;
        while (row[column + 1]) column += 1;
        this.document.rect(
          x + from * step,
          y + line * step,
          (column - from + 1) * step,
          step * 1.01, // no hair between two rows
        );
      }
    });
    this.document.fill('#000000');
  }

  /** The whole document. */
  async bytes(): Promise<Buffer> {
    const parts: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      this.document.on('data', (part: Buffer) => parts.push(part));
      this.document.once('end', resolve);
      this.document.once('error', reject);
    });
    this.root.end();
    this.document.end();
    await ended;
    return Buffer.concat(parts);
  }

  private rows(text: string, face: Face, size: number, width: number, lines: number): Word[][] {
    const rows: Word[][] = [[]];
    const words = this.words(text, face, size).flatMap((word) => this.broken(word, face, size, width));
    for (const word of words) {
      const row = rows.at(-1) ?? [];
      if (row.length > 0 && rowWidth([...row, word], size) > width) rows.push([word]);
      else row.push(word);
    }
    if (rows.length <= lines) return rows;
    const kept = rows.slice(0, lines);
    const end = this.words('…', face, size);
    const last = kept.at(-1) ?? [];
    while (last.length > 1 && rowWidth([...last, ...end], size) > width) last.pop();
    last.push(...end);
    return kept;
  }

  /** A word longer than a line is cut where the line ends. */
  private broken(word: Word, face: Face, size: number, width: number): Word[] {
    if (word.width <= width) return [word];
    const pieces: Word[] = [];
    let piece = '';
    for (const sign of word.runs.map((run) => run.text).join('')) {
      if (piece !== '' && this.widthOf(piece + sign, face, size) > width) {
        pieces.push(...this.words(piece, face, size));
        piece = '';
      }
      piece += sign;
    }
    return [...pieces, ...this.words(piece, face, size)];
  }

  private words(text: string, face: Face, size: number): Word[] {
    return text
      .split(/\s+/u)
      .filter((word) => word !== '')
      .map((word) => {
        const runs = runsOf(face, word).map((run) => ({
          ...run,
          width: this.use(run.part, size).widthOfString(run.text),
        }));
        return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
      });
  }

  private use(part: Part, size: number): PDFKit.PDFDocument {
    if (!this.named.has(part.name)) {
      // The fontkit font itself, not its bytes: they would be read again for every document.
      this.document.registerFont(part.name, part.font as unknown as PDFKit.Mixins.PDFFontSource);
      this.named.add(part.name);
    }
    return this.document.font(part.name).fontSize(size);
  }
}

const rowWidth = (row: readonly Word[], size: number): number =>
  row.reduce((sum, word) => sum + word.width, 0) + Math.max(0, row.length - 1) * size * SPACE;
