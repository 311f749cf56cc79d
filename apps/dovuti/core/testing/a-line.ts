import type { LocalDate } from '@mypay/kernel';
import type { DovutoContent, Ente, TipoDovuto } from '../domain/dovuto';
import { readRiga } from '../domain/tracciato/read-riga';
import { COLUMNS, type Versione } from '../domain/tracciato/versioni';
import { validate } from '../domain/validation';

const VALUES: Readonly<Record<string, string>> = {
  IUD: 'TARI-2024-0001',
  tipoIdentificativoUnivoco: 'F',
  codiceIdentificativoUnivoco: 'RSSMRA80A01H501U',
  anagraficaPagatore: 'Rossi Mario',
  indirizzoPagatore: 'Via Garibaldi',
  civicoPagatore: '12',
  capPagatore: '30100',
  localitaPagatore: 'Venezia',
  provinciaPagatore: 'VE',
  nazionePagatore: 'IT',
  mailPagatore: 'mario.rossi@example.org',
  dataEsecuzionePagamento: '2030-06-30',
  importoDovuto: '54.00',
  tipoDovuto: 'TARI',
  tipoVersamento: 'ALL',
  causaleVersamento: 'TARI 2024',
  datiSpecificiRiscossione: '9/0101101IM/TARI',
  azione: 'I',
};

/** A physical line of a tracciato, valid but for what a test writes, by names of columns. */
export function aLine(over: Readonly<Record<string, string>> = {}, versione: Versione = '1_2'): string {
  return COLUMNS[versione].map(({ nome: name }) => over[name] ?? VALUES[name] ?? '').join(';');
}
export const RIGA_1_2 = aLine();

/** What an accepted line says. */
export function anAccepted(
  riga: string,
  ente: Ente,
  tipo: TipoDovuto,
): { read: { azione: string; campi: readonly string[] }; dati: DovutoContent } {
  const read = readRiga(riga, '1_2');
  if (!read.read) throw new Error(read.scarto.descrizione);
  const esito = validate(read.raw, { azione: 'I', ente, tipo, today: '2024-06-01' as LocalDate });
  if (!esito.valid) throw new Error(esito.faults.join());
  return { read, dati: esito.dati };
}
