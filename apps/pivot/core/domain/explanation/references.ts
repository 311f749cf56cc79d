import { type Cents, formatEuro } from '@mypay/kernel';
import type { RigaInFlusso } from '../flusso';
import type { Movimento } from '../movimento';
import type { Notifica } from '../notifica';
import type { PagamentoFacts } from '../pagamento';
import { effectiveRicevuta } from '../pagamento';
import type { Flusso } from '../flusso';

/** A record that proves something: which one, and its amount. */
export type Reference =
  | {
      readonly tipo: 'RICEVUTA';
      readonly iuv: string;
      readonly iur: string;
      readonly indice: number;
      readonly iud?: string | undefined;
      readonly importo: Cents;
      readonly importoTotale: Cents;
      readonly implied: boolean;
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
export function asEuro(importo: bigint): string {
  const [whole = '0', decimals = '00'] = formatEuro(importo).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')},${decimals} €`;
}

/** A difference with its sign: `+2,00 €`, `−2,00 €`. */
export function withSign(scarto: bigint): string {
  return scarto > 0n ? `+${asEuro(scarto)}` : asEuro(scarto).replace('-', '−');
}

export const movimentoReference = (m: Movimento): Reference => ({
  tipo: 'MOVIMENTO',
  anno: m.anno,
  bolletta: m.bolletta,
  iuf: m.iuf,
  iuv: m.iuv,
  importo: m.importo,
});
export const notificaReference = (n: Notifica): Reference => ({ tipo: 'NOTIFICA', iud: n.iud, importo: n.importo });
export const rigaReference = ({ riga, flusso }: RigaInFlusso): Reference => ({
  tipo: 'RIGA_FLUSSO',
  psp: flusso.psp,
  iuf: flusso.iuf,
  riga: riga.riga,
  iur: riga.iur,
  esito: riga.esito,
  importo: riga.importo,
});
export const flussoReference = (f: Flusso): Reference => ({
  tipo: 'FLUSSO',
  psp: f.psp,
  iuf: f.iuf,
  importo: f.importoTotale,
});
export function ricevutaReference(f: PagamentoFacts): Reference[] {
  const E = effectiveRicevuta(f);
  return E
    ? [
        {
          tipo: 'RICEVUTA',
          ...f.chiave,
          iud: E.iud,
          importo: E.importo,
          importoTotale: E.importoTotale,
          implied: E.origine === 'RENDICONTAZIONE',
        },
      ]
    : [];
}

/** "la bolletta 2024/12 di 10,00 €", or several. */
export function bollette(movimenti: readonly Movimento[]): string {
  const names = movimenti.map((m) => `${m.anno}/${m.bolletta} di ${asEuro(m.importo)}`);
  if (names.length === 1) return `la bolletta ${names[0]}`;
  const shown = names.slice(0, 5);
  return `le bollette ${shown.join(', ')}${names.length > shown.length ? ` e altre ${names.length - shown.length}` : ''}`;
}

/** The verb that agrees with the number of `movimenti`. */
export const numberOf = (movimenti: readonly Movimento[], one: string, many: string): string =>
  movimenti.length === 1 ? one : many;
