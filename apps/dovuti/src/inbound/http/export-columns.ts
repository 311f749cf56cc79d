import type { ShownDovuto } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';
import type { XlsxCell } from '@mypay/platform/files';

interface ExportColumn {
  readonly name: string;
  readonly of: (row: ShownDovuto) => XlsxCell;
}

const dayOf = (instant: Date): string => instant.toISOString();

/** What an export of the list holds: a layout of ours, for people and their spreadsheets. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { name: 'IUD', of: ({ dovuto }) => dovuto.dati.iud },
  { name: 'IUV', of: ({ dovuto }) => dovuto.dati.iuv },
  { name: 'Numero avviso', of: ({ numeroAvviso }) => numeroAvviso },
  { name: 'Tipo dovuto', of: ({ dovuto }) => dovuto.dati.tipoDovuto },
  { name: 'Stato', of: ({ stato }) => stato },
  { name: 'Importo', of: ({ dovuto }) => ({ amount: formatEuro(dovuto.dati.importo) }) },
  { name: 'Scadenza', of: ({ dovuto }) => dovuto.dati.scadenza },
  { name: 'Causale', of: ({ dovuto }) => dovuto.dati.causale },
  { name: 'Tipo soggetto', of: ({ dovuto }) => dovuto.dati.debitore.tipo },
  { name: 'Codice fiscale o partita IVA', of: ({ dovuto }) => dovuto.dati.debitore.codice },
  { name: 'Anagrafica', of: ({ dovuto }) => dovuto.dati.debitore.anagrafica },
  {
    name: 'Importo pagato',
    of: ({ dovuto: { pagamento } }) => pagamento && { amount: formatEuro(pagamento.importo) },
  },
  { name: 'Pagato il', of: ({ dovuto }) => dovuto.pagamento?.data },
  { name: 'Ricevuta', of: ({ dovuto }) => dovuto.pagamento?.rtId },
  { name: 'Creato il', of: ({ dovuto }) => dayOf(dovuto.creatoIl) },
  { name: 'Ultimo cambiamento', of: ({ dovuto }) => dayOf(dovuto.modificatoIl) },
];
