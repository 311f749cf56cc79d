/** What the codes on a notice say: its number, and whose it is. */
export interface NoticeCode {
  readonly numeroAvviso: string;
  readonly ente: string;
}

/** The text of a QR code, or of the Data Matrix of Poste, as the notice that it names; undefined for anything else. Source: dovuti.md §6.7. */
export function readNoticeCode(text: string): NoticeCode | undefined {
  const qr = /^PAGOPA\|00[0-9]\|(\d{18})\|(\d{11})\|\d+$/.exec(text.trim());
  const matrix = /^codfase=NBPA;18(\d{18})12\d{12}10\d{10}3896 ?1?P1(\d{11})/.exec(text.trim());
  const [, numeroAvviso, ente] = qr ?? matrix ?? [];
  return numeroAvviso === undefined || ente === undefined ? undefined : { numeroAvviso, ente };
}
