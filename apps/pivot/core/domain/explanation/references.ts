import type { Cents } from '@mypay/kernel';
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
