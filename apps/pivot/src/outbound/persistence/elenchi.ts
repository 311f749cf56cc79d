import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  bit,
  type Classe,
  type ConClassi,
  type FlussoConEsito,
  type Lists,
  type Movimento,
  type Notifica,
  type PagamentoClassificato,
  type Pagina,
  type Richiesta,
  type Verdetto,
} from '@mypay/pivot-core';
import type { Database, Tx } from '@mypay/platform/db';
import { readCursor, toPage } from '@mypay/platform/http';
import { FLUSSO, flussoDi, MOVIMENTO, movimentoDi, NOTIFICA, notificaDi, PAGAMENTO, pagamentoDi } from './righe';

type Chiave = readonly (string | number)[];

/** A list: from which table, in which order, and how its rows become elements. */
interface Elenco<T> {
  readonly tabella: string;
  readonly colonne: string;
  /** Columns of the order, ending with the key; with their types. */
  readonly ordine: readonly (readonly [colonna: string, tipo: 'text' | 'date' | 'int'])[];
  readonly leggi: (riga: Record<string, unknown>) => T;
  readonly chiave: (elemento: T) => Chiave;
}

const PAGAMENTI: Elenco<PagamentoClassificato> = {
  tabella: 'pagamenti',
  colonne: PAGAMENTO,
  ordine: [
    ['data_esito', 'date'],
    ['iuv', 'text'],
    ['iur', 'text'],
    ['indice', 'int'],
  ],
  leggi: pagamentoDi,
  chiave: (p) => [p.dataEsito, p.iuv, p.iur, p.indice],
};

const MOVIMENTI: Elenco<ConClassi<Movimento>> = {
  tabella: 'movimenti',
  colonne: MOVIMENTO,
  ordine: [
    ['data_lista', 'date'],
    ['anno', 'text'],
    ['bolletta', 'text'],
    ['ente_bt', 'text'],
    ['istat', 'text'],
  ],
  leggi: movimentoDi,
  chiave: (m) => [m.dataValuta ?? m.dataContabile, m.anno, m.bolletta, m.enteBt, m.istat],
};

const NOTIFICHE: Elenco<ConClassi<Notifica>> = {
  tabella: 'notifiche',
  colonne: NOTIFICA,
  ordine: [
    ['data_esecuzione', 'date'],
    ['iud', 'text'],
  ],
  leggi: notificaDi,
  chiave: (n) => [n.dataEsecuzione, n.iud],
};

const FLUSSI: Elenco<FlussoConEsito> = {
  tabella: 'flussi',
  colonne: FLUSSO,
  ordine: [
    ['data_regolamento', 'date'],
    ['iuf_maiuscolo', 'text'],
    ['psp', 'text'],
  ],
  leggi: flussoDi,
  chiave: (f) => [f.dataRegolamento, f.iuf.toUpperCase(), f.psp],
};

/** One page after a key, as SQL; the class is written out, so that its partial index is found. */
export function sqlPagina<T>(elenco: Elenco<T>, filtro: string, conCursore: boolean): string {
  const colonne = elenco.ordine.map(([c]) => c).join(', ');
  const dopo = elenco.ordine.map(([, tipo], i) => `$${i + 3}::${tipo}`).join(', ');
  return `select ${elenco.colonne} from ${elenco.tabella} f where f.ente = $1 ${filtro}
    ${conCursore ? `and (${colonne}) > (${dopo})` : ''} order by ${colonne} limit $2`;
}

const conClasse = (classe: Classe | undefined): string =>
  classe === undefined ? '' : `and (classi & ${bit(classe)}) <> 0`;

const conVerdetto = (verdetto: Verdetto | undefined): string =>
  verdetto === undefined ? '' : `and verdetto = '${verdetto}'`;

/** SQL of a page of payments, for the tests of its plan. */
export const sqlPagamenti = (classe: Classe | undefined, conCursore: boolean): string =>
  sqlPagina(PAGAMENTI, conClasse(classe), conCursore);

export const sqlMovimenti = (classe: Classe | undefined, conCursore: boolean): string =>
  sqlPagina(MOVIMENTI, conClasse(classe), conCursore);
export const sqlNotifiche = (classe: Classe | undefined, conCursore: boolean): string =>
  sqlPagina(NOTIFICHE, conClasse(classe), conCursore);
export const sqlFlussi = (verdetto: Verdetto | undefined, conCursore: boolean): string =>
  sqlPagina(FLUSSI, conVerdetto(verdetto), conCursore);

/** The lists of pivot: keyset pages on an index that has their order. */
export class Elenchi implements Lists {
  constructor(private readonly db: Database) {}

  pagamenti(ente: CodiceFiscaleEnte, classe: Classe | undefined, richiesta: Richiesta) {
    return this.pagina(ente, PAGAMENTI, conClasse(classe), richiesta);
  }

  movimenti(ente: CodiceFiscaleEnte, classe: Classe | undefined, richiesta: Richiesta) {
    return this.pagina(ente, MOVIMENTI, conClasse(classe), richiesta);
  }

  notifiche(ente: CodiceFiscaleEnte, classe: Classe | undefined, richiesta: Richiesta) {
    return this.pagina(ente, NOTIFICHE, conClasse(classe), richiesta);
  }

  flussi(ente: CodiceFiscaleEnte, verdetto: Verdetto | undefined, richiesta: Richiesta) {
    return this.pagina(ente, FLUSSI, conVerdetto(verdetto), richiesta);
  }

  /** How many objects are in each class, and flows in each verdict. */
  contatori(ente: CodiceFiscaleEnte) {
    return this.db.inEnte(ente, async (tx) => ({
      classi: await mappa(tx, `select classe as k, numero as n from contatori where ente = $1`, ente),
      verdetti: await mappa(
        tx,
        `select verdetto as k, count(*) as n from flussi where ente = $1 group by verdetto`,
        ente,
      ),
    }));
  }

  private async pagina<T>(
    ente: CodiceFiscaleEnte,
    elenco: Elenco<T>,
    filtro: string,
    { limite, cursore }: Richiesta,
  ): Promise<Pagina<T>> {
    const dopo = readCursor(
      cursore,
      elenco.ordine.map(([, tipo]) => tipo),
    );
    const righe = await this.db.inEnte(ente, (tx) =>
      tx.query(sqlPagina(elenco, filtro, dopo !== undefined), [ente, limite + 1, ...(dopo ?? [])]),
    );
    return toPage(righe.map(elenco.leggi), limite, elenco.chiave, (elemento) => elemento);
  }
}

async function mappa(tx: Tx, sql: string, ente: string): Promise<ReadonlyMap<string, number>> {
  const righe = await tx.query<{ k: string; n: bigint }>(sql, [ente]);
  return new Map(righe.map(({ k, n }) => [k, Number(n)]));
}
