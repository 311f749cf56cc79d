import { dataMatrixModules, qrModules } from './code-modules';
import { NOTICE_LABELS as SAY, SECOND_LABELS, type SecondLanguage } from './labels';
import { grouped, postalText, printedAmount, qrText } from './notice-codes';
import { printedDate } from './printed-date';
import { MILLIMETER, PAGE, Sheet } from './sheet';

/** One notice with one payment. Texts longer than their room are cut with `…`. Source of limits: pagopa-node.md §15.3. */
export interface Notice {
  readonly ente: {
    readonly codiceFiscale: string;
    readonly denominazione: string;
    readonly ufficio?: string | undefined;
    /** Contacts, at most 100 signs. */
    readonly info?: string | undefined;
    /** PNG or JPEG. */
    readonly logo?: Buffer | undefined;
    /** Interbank code of the ente. */
    readonly cbill?: string | undefined;
  };
  readonly debtor: {
    readonly codiceFiscale: string;
    readonly name: string;
    readonly address?: string | undefined;
  };
  readonly noticeNumber: string;
  /** Euro cents. */
  readonly amount: bigint;
  readonly subject: string;
  /** `YYYY-MM-DD`; absent when the notice bears no date. */
  readonly dueDate?: string | undefined;
  /** Absent: no bollettino. */
  readonly postal?: { readonly account: string; readonly holder: string; readonly authorisation: string } | undefined;
  readonly secondLanguage?: SecondLanguage | undefined;
}

const LEFT = PAGE.margin;
const WIDTH = PAGE.width - 2 * PAGE.margin;
const RIGHT = LEFT + WIDTH;
const GAP = 17; // 6 mm
const HALF = (WIDTH - GAP) / 2;
const CODE = 25 * MILLIMETER;
const LOGO = 30 * MILLIMETER;
const BLUE = '#0066cc';
const GRAY = '#4d4d4d';

/** The notice as a tagged PDF of one page. @throws DomainError `AVVISO_NON_STAMPABILE` */
export async function renderNotice(notice: Notice): Promise<Buffer> {
  const qr = qrText({ ...notice, ente: notice.ente.codiceFiscale });
  const sheet = new Sheet({
    title: `Avviso di pagamento ${grouped(notice.noticeNumber)}`,
    author: notice.ente.denominazione,
    subject: notice.subject,
    language: 'it-IT',
  });
  header(sheet, notice);
  people(sheet, notice, 132);
  howAndWhere(sheet, notice, 232);
  sheet.block('P', () => void sheet.text(LEFT, 378, SAY.choose, { face: 'bold', size: 9.5, width: WIDTH }));
  second(sheet, notice, 'choose', LEFT, 391, WIDTH);
  banks(sheet, notice, qr, 410);
  if (notice.postal) postalStub(sheet, notice, notice.postal, 622);
  return sheet.bytes();
}

function header(sheet: Sheet, notice: Notice): void {
  const wide = WIDTH - LOGO - GAP;
  sheet.decoration(() => sheet.document.rect(LEFT, 30, 4, 86).fill(BLUE));
  const x = LEFT + 14;
  sheet.block('P', () => void sheet.text(x, 30, 'pagoPA', { face: 'black', size: 13, color: BLUE }));
  sheet.block('H1', () => void sheet.text(x, 47, SAY.title, { face: 'black', size: 21 }));
  second(sheet, notice, 'title', x, 73, wide);
  sheet.block('P', () => {
    sheet.text(x, notice.secondLanguage ? 86 : 80, notice.subject, { face: 'bold', size: 11.5, width: wide, lines: 2 });
  });
  const { logo } = notice.ente;
  if (!logo) return;
  const box = { x: RIGHT - LOGO, y: 30, width: LOGO, height: LOGO };
  sheet.figure(`Logo di ${notice.ente.denominazione}`, box, () => {
    sheet.document.image(logo, box.x, box.y, { fit: [LOGO, LOGO], align: 'right', valign: 'center' });
  });
}

function people(sheet: Sheet, notice: Notice, y: number): void {
  const { ente, debtor } = notice;
  const column = (x: number, label: 'creditor' | 'debtor', code: string, lines: [string, number, boolean][]): void => {
    sheet.decoration(() =>
      sheet.document
        .moveTo(x, y)
        .lineTo(x + HALF, y)
        .lineWidth(1)
        .stroke('#000000'),
    );
    sheet.block('H2', () => void sheet.text(x, y + 5, SAY[label], { face: 'black', size: 9.5 }));
    second(sheet, notice, label, x, y + 17, HALF);
    sheet.block('P', () => {
      const tax = `${SAY.taxCode} `;
      const wide = sheet.widthOf(code, 'monoBold', 8.5);
      sheet.text(x, y + 5, tax, { size: 8.5, width: HALF - wide - 4, align: 'right' });
      sheet.text(x, y + 5, code, { face: 'monoBold', size: 8.5, width: HALF, align: 'right' });
    });
    sheet.block('P', () => {
      let at = y + (notice.secondLanguage ? 29 : 22);
      for (const [text, rows, strong] of lines)
        at += sheet.text(x, at, text, {
          face: strong ? 'bold' : 'regular',
          size: strong ? 11 : 8.5,
          width: HALF,
          lines: rows,
        });
    });
  };
  column(LEFT, 'creditor', ente.codiceFiscale, [
    [ente.denominazione, 2, true],
    [ente.ufficio ?? '', 1, false],
    [ente.info ?? '', 2, false],
  ]);
  column(LEFT + HALF + GAP, 'debtor', debtor.codiceFiscale, [
    [debtor.name, 2, true],
    [debtor.address ?? '', 3, false],
  ]);
}

function howAndWhere(sheet: Sheet, notice: Notice, y: number): void {
  const title = (x: number, label: 'howMuch' | 'where'): void => {
    sheet.decoration(() =>
      sheet.document
        .moveTo(x, y)
        .lineTo(x + HALF, y)
        .lineWidth(1)
        .stroke('#000000'),
    );
    sheet.block('H2', () => void sheet.text(x, y + 5, SAY[label], { face: 'black', size: 9.5, width: HALF, lines: 2 }));
  };
  title(LEFT, 'howMuch');
  second(sheet, notice, 'howMuch', LEFT, y + 18, HALF);
  sheet.block('P', () => {
    const top = y + 32;
    sheet.text(LEFT, top, SAY.euro, { face: 'bold', size: 13 });
    const left = LEFT + sheet.widthOf(SAY.euro, 'bold', 13) + 7;
    sheet.text(left, top - 5, printedAmount(notice.amount), { face: 'monoBold', size: 20 });
    if (!notice.dueDate) return;
    sheet.text(LEFT, top + 24, SAY.within, { size: 10.5 });
    const date = LEFT + sheet.widthOf(SAY.within, 'regular', 10.5) + 5;
    sheet.text(date, top + 24, printedDate(notice.dueDate), { face: 'monoBold', size: 11.5 });
  });
  sheet.block('P', () => void sheet.text(LEFT, y + 78, SAY.amountChanges, { size: 8.5, width: HALF, lines: 3 }));
  second(sheet, notice, 'amountChanges', LEFT, y + 102, HALF);

  const x = LEFT + HALF + GAP;
  title(x, 'where');
  second(sheet, notice, 'where', x, y + 30, HALF);
  sheet.block('P', () => {
    sheet.text(x, y + 42, SAY.onlineTitle, { face: 'bold', size: 9 });
    sheet.text(x, y + 54, SAY.online, { size: 8.5, width: HALF, lines: 3 });
  });
  sheet.block('P', () => {
    sheet.text(x, y + 88, SAY.counterTitle, { face: 'bold', size: 9 });
    const text = notice.postal ? SAY.counter : SAY.counterWithoutPost;
    sheet.text(x, y + 100, text, { size: 8.5, width: HALF, lines: 3 });
  });
}

/** The band above a stub: its name, and until when. */
function band(sheet: Sheet, notice: Notice, label: 'banks' | 'postal', y: number): void {
  sheet.decoration(() => {
    const { document } = sheet;
    document.moveTo(0, y).lineTo(PAGE.width, y).lineWidth(0.6).dash(3, { space: 3 }).stroke(GRAY).undash();
    document.rect(LEFT, y + 10, WIDTH, 20).fill('#000000');
  });
  sheet.block(
    'H2',
    () => void sheet.text(LEFT + 8, y + 13.5, SAY[label], { face: 'black', size: 10.5, color: '#ffffff' }),
  );
  const foreign = notice.secondLanguage && SECOND_LABELS[notice.secondLanguage][label];
  if (foreign)
    sheet.block('Span', () => {
      const x = LEFT + 16 + sheet.widthOf(SAY[label], 'black', 10.5);
      sheet.text(x, y + 15, foreign, { size: 8, color: '#ffffff' });
    });
  sheet.block('P', () => {
    const until = notice.dueDate ? ` ${SAY.within} ${printedDate(notice.dueDate)}` : '';
    const style = { face: 'bold', size: 10, color: '#ffffff', width: WIDTH - 16, align: 'right' } as const;
    sheet.text(LEFT + 8, y + 14, `${SAY.single}${until}`, style);
  });
}

function banks(sheet: Sheet, notice: Notice, qr: string, y: number): void {
  band(sheet, notice, 'banks', y);
  const top = y + 44;
  const box = { x: LEFT + 12, y: top, width: CODE, height: CODE }; // white around it: the quiet zone
  sheet.figure(`Codice QR dell’avviso ${grouped(notice.noticeNumber)}`, box, () =>
    sheet.modules(box.x, box.y, CODE, qrModules(qr)),
  );
  sheet.block(
    'P',
    () =>
      void sheet.text(LEFT, top + CODE + 14, notice.ente.cbill ? SAY.qrAndCbill : SAY.qr, {
        size: 8,
        width: CODE + 52,
        lines: 5,
      }),
  );
  const x = LEFT + CODE + 70;
  const wide = RIGHT - x - 130;
  pair(sheet, x, top, SAY.recipient, notice.debtor.name, wide);
  pair(sheet, x, top + 34, SAY.creditorLine, notice.ente.denominazione, wide);
  pair(sheet, x, top + 68, SAY.subject, notice.subject, wide + 120, 2);
  sheet.block('P', () => {
    sheet.text(RIGHT - 130, top, SAY.euro, { size: 8, width: 130, align: 'right', color: GRAY });
    sheet.text(RIGHT - 170, top + 10, printedAmount(notice.amount), {
      face: 'monoBold',
      size: 15,
      width: 170,
      align: 'right',
    });
  });
  const codes = top + 116;
  if (notice.ente.cbill) code(sheet, x, codes, SAY.cbill, notice.ente.cbill);
  code(sheet, x + (notice.ente.cbill ? 76 : 0), codes, SAY.noticeNumber, grouped(notice.noticeNumber));
  code(sheet, RIGHT - 110, codes, SAY.creditorTaxCode, notice.ente.codiceFiscale);
}

function postalStub(sheet: Sheet, notice: Notice, postal: NonNullable<Notice['postal']>, y: number): void {
  band(sheet, notice, 'postal', y);
  const top = y + 44;
  code(sheet, LEFT, top, SAY.account, postal.account);
  pair(sheet, LEFT + 110, top, SAY.holder, postal.holder, 230);
  pair(sheet, LEFT, top + 34, SAY.recipient, notice.debtor.name, 150, 2);
  pair(sheet, LEFT + 170, top + 34, SAY.subject, notice.subject, 190, 2);
  code(sheet, LEFT, top + 78, SAY.noticeNumber, grouped(notice.noticeNumber));
  code(sheet, LEFT + 170, top + 78, SAY.kind, 'P1');
  code(sheet, LEFT + 215, top + 78, SAY.creditorTaxCode, notice.ente.codiceFiscale);
  sheet.block('P', () => {
    sheet.text(RIGHT - 170, top, SAY.euro, { size: 8, width: 170, align: 'right', color: GRAY });
    sheet.text(RIGHT - 170, top + 10, printedAmount(notice.amount), {
      face: 'monoBold',
      size: 15,
      width: 170,
      align: 'right',
    });
  });
  const box = { x: RIGHT - CODE - 4, y: top + 40, width: CODE, height: CODE };
  const text = postalText({ ...notice, ente: notice.ente.codiceFiscale, account: postal.account });
  sheet.figure('Codice a barre Data Matrix del bollettino postale', box, () =>
    sheet.modules(box.x, box.y, CODE, dataMatrixModules(text)),
  );
  sheet.block('P', () => void sheet.text(LEFT, top + 112, postal.authorisation, { size: 7, color: GRAY, width: 360 }));
}

function pair(sheet: Sheet, x: number, y: number, label: string, value: string, width: number, lines = 1): void {
  sheet.block('P', () => {
    sheet.text(x, y, label, { size: 8, color: GRAY });
    sheet.text(x, y + 10, value, { face: 'bold', size: 9.5, width, lines });
  });
}

function code(sheet: Sheet, x: number, y: number, label: string, value: string): void {
  sheet.block('P', () => {
    sheet.text(x, y, label, { size: 8, color: GRAY });
    sheet.text(x, y + 11, value, { face: 'monoBold', size: 9.5 });
  });
}

/** The same words in the second language, when there is one. */
function second(sheet: Sheet, notice: Notice, label: keyof typeof SAY, x: number, y: number, width: number): void {
  const text = notice.secondLanguage && SECOND_LABELS[notice.secondLanguage][label];
  if (text) sheet.block('P', () => void sheet.text(x, y, text, { size: 7.5, color: GRAY, width, lines: 2 }));
}
