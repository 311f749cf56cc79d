import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { CodiceIban, PoliticaDovutiAperti, Tassonomia, TipiDovuto, TipoDovuto } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';

interface TipoRow {
  codice: string;
  descrizione: string;
  attivo: boolean;
  dovuti_aperti: PoliticaDovutiAperti | null;
  marca_da_bollo: boolean;
  spontaneo: boolean;
  iban_psp: CodiceIban | null;
  iban_postale: CodiceIban | null;
  tassonomia: Tassonomia | null;
  scadenza_obbligatoria: boolean;
  stampa_scadenza: boolean;
  pagabile_oltre_scadenza: boolean;
  giorni_tolleranza: number;
  cf_anonimo: boolean;
  versione: number;
}

const COLUMNS = `codice, descrizione, attivo, dovuti_aperti, marca_da_bollo, spontaneo, iban_psp, iban_postale, tassonomia,
  scadenza_obbligatoria, stampa_scadenza, pagabile_oltre_scadenza, giorni_tolleranza, cf_anonimo, versione`;

/** Tipi dovuto of one ente; written with the ente's row held. */
export class PgTipiDovuto implements TipiDovuto {
  constructor(private readonly tx: Tx) {}

  async all(ente: CodiceFiscaleEnte): Promise<readonly TipoDovuto[]> {
    const rows = await this.tx.query<TipoRow>(`select ${COLUMNS} from tipi_dovuto where ente = $1 order by codice`, [
      ente,
    ]);
    return rows.map((row) => ({
      codice: row.codice,
      descrizione: row.descrizione,
      attivo: row.attivo,
      dovutiAperti: row.dovuti_aperti ?? undefined,
      marcaDaBollo: row.marca_da_bollo,
      spontaneo: row.spontaneo,
      ibanPsp: row.iban_psp ?? undefined,
      ibanPostale: row.iban_postale ?? undefined,
      tassonomia: row.tassonomia ?? undefined,
      scadenzaObbligatoria: row.scadenza_obbligatoria,
      stampaScadenza: row.stampa_scadenza,
      pagabileOltreScadenza: row.pagabile_oltre_scadenza,
      giorniTolleranza: row.giorni_tolleranza,
      cfAnonimo: row.cf_anonimo,
      versione: row.versione,
    }));
  }

  async save(ente: CodiceFiscaleEnte, tipo: TipoDovuto, at: Date): Promise<void> {
    const columns = COLUMNS.split(',').map((column) => column.trim());
    await this.tx.execute(
      `insert into tipi_dovuto (ente, modificato_il, ${COLUMNS})
       values ($1, $2, ${columns.map((_, i) => `$${i + 3}`).join(', ')})
       on conflict (ente, codice) do update set modificato_il = excluded.modificato_il,
         ${columns
           .filter((column) => column !== 'codice')
           .map((column) => `${column} = excluded.${column}`)
           .join(', ')}`,
      [
        ente,
        at,
        tipo.codice,
        tipo.descrizione,
        tipo.attivo,
        tipo.dovutiAperti ?? null,
        tipo.marcaDaBollo,
        tipo.spontaneo,
        tipo.ibanPsp ?? null,
        tipo.ibanPostale ?? null,
        tipo.tassonomia ? JSON.stringify(tipo.tassonomia) : null,
        tipo.scadenzaObbligatoria,
        tipo.stampaScadenza,
        tipo.pagabileOltreScadenza,
        tipo.giorniTolleranza,
        tipo.cfAnonimo,
        tipo.versione,
      ],
    );
  }
}
