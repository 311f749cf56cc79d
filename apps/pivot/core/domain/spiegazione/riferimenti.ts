import { type Cents, formatEuro } from '@mypay/kernel';
import type { RigaNelFlusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { FattiPagamento } from '../pagamento';
import { ricevutaEffettiva } from '../pagamento';
import type { Flusso } from '../flusso';

/** A record that proves something: which one, and its amount. */
export type Riferimento =
  | {
      readonly tipo: 'RICEVUTA';
      readonly iuv: string;
      readonly iur: string;
      readonly indice: number;
      readonly iud?: string | undefined;
      readonly importo: Cents;
      readonly importoTotale: Cents;
      readonly implicita: boolean;
    }
  | { readonly tipo: 'NOTIFICA'; readonly iud: string; readonly importo: Cents }
  | {
      readonly tipo: 'RIGA_FLUSSO';
      readonly psp: string;
      readonly iuf: string;
      readonly riga: number;
      readonly iur: string;
      readonly esito: string;
      readonly importo: Cents;
    }
  | { readonly tipo: 'FLUSSO'; readonly psp: string; readonly iuf: string; readonly importo: Cents }
  | {
      readonly tipo: 'MOVIMENTO';
      readonly anno: string;
      readonly bolletta: string;
      readonly iuf?: string | undefined;
      readonly iuv?: string | undefined;
      readonly importo: Cents;
    };

/** Cents as an Italian reads them: `1.234,50 €`. */
export function inEuro(importo: bigint): string {
  const [interi = '0', decimali = '00'] = formatEuro(importo).split('.');
  return `${interi.replace(/\B(?=(\d{3})+(?!\d))/g, '.')},${decimali} €`;
}

/** A difference with its sign: `+2,00 €`, `−2,00 €`. */
export function conSegno(scarto: bigint): string {
  return scarto > 0n ? `+${inEuro(scarto)}` : inEuro(scarto).replace('-', '−');
}

export const rifMovimento = (m: Movimento): Riferimento => ({
  tipo: 'MOVIMENTO',
  anno: m.anno,
  bolletta: m.bolletta,
  iuf: m.iuf,
  iuv: m.iuv,
  importo: m.importo,
});
export const rifNotifica = (n: Notifica): Riferimento => ({ tipo: 'NOTIFICA', iud: n.iud, importo: n.importo });
export const rifRiga = ({ riga, flusso }: RigaNelFlusso): Riferimento => ({
  tipo: 'RIGA_FLUSSO',
  psp: flusso.psp,
  iuf: flusso.iuf,
  riga: riga.riga,
  iur: riga.iur,
  esito: riga.esito,
  importo: riga.importo,
});
export const rifFlusso = (f: Flusso): Riferimento => ({
  tipo: 'FLUSSO',
  psp: f.psp,
  iuf: f.iuf,
  importo: f.importoTotale,
});
export function rifRicevuta(f: FattiPagamento): Riferimento[] {
  const E = ricevutaEffettiva(f);
  return E
    ? [
        {
          tipo: 'RICEVUTA',
          ...f.chiave,
          iud: E.iud,
          importo: E.importo,
          importoTotale: E.importoTotale,
          implicita: E.origine === 'RENDICONTAZIONE',
        },
      ]
    : [];
}

/** "la bolletta 2024/12 di 10,00 €", or several. */
export function bollette(movimenti: readonly Movimento[]): string {
  const nomi = movimenti.map((m) => `${m.anno}/${m.bolletta} di ${inEuro(m.importo)}`);
  if (nomi.length === 1) return `la bolletta ${nomi[0]}`;
  const mostrate = nomi.slice(0, 5);
  return `le bollette ${mostrate.join(', ')}${nomi.length > mostrate.length ? ` e altre ${nomi.length - mostrate.length}` : ''}`;
}

/** The verb that agrees with `bollette`. */
export const numero = (movimenti: readonly Movimento[], uno: string, molti: string): string =>
  movimenti.length === 1 ? uno : molti;
