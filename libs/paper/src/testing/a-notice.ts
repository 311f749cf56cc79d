import type { Notice } from '../notice';
import type { Receipt } from '../receipt';

/** A notice of an invented ente to an invented person. */
export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  ente: {
    codiceFiscale: '80012340123',
    denominazione: 'Comune di Roccaprova',
    ufficio: 'Settore Tributi',
    info: 'Tel. 0322 000000 · tributi@comune.roccaprova.example',
    cbill: 'ABC12',
  },
  debtor: {
    codiceFiscale: 'RSSMRA80A01F205X',
    name: 'Maria Rossi',
    address: 'Via dei Colli 12, 28010 Roccaprova (NO)',
  },
  noticeNumber: '301260000000000173',
  amount: 12_050n,
  subject: 'TARI 2026, rata unica',
  dueDate: '2026-12-31',
  postal: {
    account: '12345678',
    holder: 'Comune di Roccaprova, Tesoreria',
    authorisation: 'AUT. DB/1234/ABC 12345 DEL 01/02/2020',
  },
  ...changes,
});

export const aReceipt = (changes: Partial<Receipt> = {}): Receipt => ({
  ente: { codiceFiscale: '80012340123', denominazione: 'Comune di Roccaprova' },
  subject: 'TARI 2026, rata unica',
  amount: 12_050n,
  fee: 150n,
  paidAt: '28/11/2026, 10:15',
  noticeNumber: '301260000000000173',
  iuv: '01260000000000173',
  iur: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  psp: { name: 'Banca Prova S.p.A.', id: 'BCALITMM', channel: 'App' },
  debtor: { codiceFiscale: 'RSSMRA80A01F205X', name: 'Maria Rossi' },
  payer: { codiceFiscale: 'VRDLGU80A01F205B', name: 'Luigi Verdi' },
  transfers: [{ ente: '80012340123', subject: 'TARI 2026, rata unica', amount: 12_050n }],
  ...changes,
});
