import { grouped, printedAmount } from './notice-codes';
import { PAGE, Sheet } from './sheet';

/** What the paper of a receipt (RT) says; amounts in cents, instants as people read them in Italy. */
export interface Receipt {
  readonly ente: { readonly codiceFiscale: string; readonly denominazione: string; readonly logo?: Buffer | undefined };
  readonly subject: string;
  readonly amount: bigint;
  /** Fee of the PSP. */
  readonly fee?: bigint | undefined;
  /** `31/12/2026, 10:15`. */
  readonly paidAt?: string | undefined;
  readonly noticeNumber: string;
  readonly iuv: string;
  /** receiptId: what the PSP and the ente call this payment. */
  readonly iur: string;
  readonly psp: { readonly name: string; readonly id: string; readonly channel?: string | undefined };
  readonly debtor: { readonly codiceFiscale: string; readonly name: string };
  readonly payer?: { readonly codiceFiscale: string; readonly name: string } | undefined;
  readonly transfers: readonly {
    readonly ente: string;
    readonly subject: string;
    readonly amount: bigint;
  }[];
}

const LEFT = 48;
const WIDTH = PAGE.width - 2 * LEFT;
const RIGHT = LEFT + WIDTH;
const GRAY = '#4d4d4d';
const GREEN = '#00633b';
const BOTTOM = PAGE.height - 70;

/** The receipt as a tagged PDF. */
export async function renderReceipt(receipt: Receipt): Promise<Buffer> {
  const sheet = new Sheet({
    title: `Ricevuta di pagamento ${receipt.iur}`,
    author: receipt.ente.denominazione,
    subject: receipt.subject,
    language: 'it-IT',
  });
  let y = head(sheet, receipt);
  y = facts(sheet, y, 'Chi', [
    ['Intestatario', `${receipt.debtor.name} (${receipt.debtor.codiceFiscale})`],
    ...(receipt.payer ? [['Ha pagato', `${receipt.payer.name} (${receipt.payer.codiceFiscale})`] as const] : []),
    ['Ente creditore', `${receipt.ente.denominazione} (${receipt.ente.codiceFiscale})`],
    ['Prestatore di servizi di pagamento', `${receipt.psp.name} (${receipt.psp.id})`],
    ...(receipt.psp.channel ? [['Canale', receipt.psp.channel] as const] : []),
  ]);
  y = facts(sheet, y, 'Riferimenti', [
    ['Codice avviso', grouped(receipt.noticeNumber)],
    ['IUV', receipt.iuv],
    ['Identificativo della ricevuta (IUR)', receipt.iur],
  ]);
  transfers(sheet, y, receipt);
  return sheet.bytes();
}

function head(sheet: Sheet, receipt: Receipt): number {
  const { logo } = receipt.ente;
  if (logo) {
    const box = { x: RIGHT - 60, y: 40, width: 60, height: 60 };
    sheet.figure(`Logo di ${receipt.ente.denominazione}`, box, () => {
      sheet.document.image(logo, box.x, box.y, { fit: [60, 60], align: 'right' });
    });
  }
  sheet.block('P', () => {
    sheet.text(LEFT, 42, receipt.ente.denominazione, { face: 'bold', size: 12, width: WIDTH - 80, lines: 2 });
  });
  sheet.block('H1', () => void sheet.text(LEFT, 76, 'Ricevuta di pagamento', { face: 'bold', size: 22 }));
  sheet.decoration(() => sheet.document.roundedRect(LEFT, 116, WIDTH, 78, 4).fillAndStroke('#f0f7f3', GREEN));
  sheet.block('P', () => {
    const paid = receipt.paidAt ? `Pagato il ${receipt.paidAt}` : 'Pagato';
    sheet.text(LEFT + 16, 127, paid, { face: 'bold', size: 11, color: GREEN });
    sheet.text(LEFT + 16, 146, receipt.subject, { size: 10.5, width: WIDTH - 190, lines: 3 });
  });
  sheet.block('P', () => {
    const amount = { face: 'monoBold', size: 20, width: 160, align: 'right' } as const;
    sheet.text(RIGHT - 176, 132, `€ ${printedAmount(receipt.amount)}`, amount);
    if (receipt.fee !== undefined)
      sheet.text(RIGHT - 176, 164, `più € ${printedAmount(receipt.fee)} di commissione`, {
        size: 8.5,
        color: GRAY,
        width: 160,
        align: 'right',
      });
  });
  return 214;
}

function facts(sheet: Sheet, y: number, title: string, rows: readonly (readonly [string, string])[]): number {
  sheet.block('H2', () => void sheet.text(LEFT, y, title, { face: 'bold', size: 12 }));
  let at = y + 20;
  for (const [label, value] of rows) {
    let height = 0;
    sheet.block('P', () => {
      sheet.text(LEFT, at, label, { size: 9, color: GRAY, width: 170, lines: 2 });
      height = sheet.text(LEFT + 180, at, value, { face: 'bold', size: 9.5, width: WIDTH - 180, lines: 3 });
    });
    at += height + 5;
  }
  return at + 12;
}

function transfers(sheet: Sheet, y: number, receipt: Receipt): void {
  sheet.block('H2', () => void sheet.text(LEFT, y, 'Voci', { face: 'bold', size: 12 }));
  let at = y + 20;
  for (const { ente, subject, amount } of receipt.transfers) {
    if (at > BOTTOM) {
      sheet.document.addPage();
      at = 48;
    }
    sheet.decoration(() =>
      sheet.document
        .moveTo(LEFT, at - 3)
        .lineTo(RIGHT, at - 3)
        .lineWidth(0.5)
        .stroke('#b3b3b3'),
    );
    let height = 0;
    sheet.block('P', () => {
      height = sheet.text(LEFT, at, subject, { size: 9, width: WIDTH - 220, lines: 2 });
      sheet.text(RIGHT - 210, at, `Ente ${ente}`, { size: 9, color: GRAY });
      sheet.text(RIGHT - 100, at, `€ ${printedAmount(amount)}`, { face: 'mono', size: 9, width: 100, align: 'right' });
    });
    at += height + 6;
  }
  sheet.block('P', () => {
    const says =
      'Questa ricevuta riporta i dati della Ricevuta Telematica (RT) che pagoPA ha inviato all’ente creditore.';
    sheet.text(LEFT, at + 10, says, { size: 8.5, color: GRAY, width: WIDTH, lines: 2 });
  });
}
