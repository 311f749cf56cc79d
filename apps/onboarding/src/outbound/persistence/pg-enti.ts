import type { CodiceFiscaleEnte, CodiceIpa, LocalDate } from '@mypay/kernel';
import {
  CODICI_FUNZIONALITA,
  type CodiceIban,
  type CodiceStazione,
  type Ente,
  type Enti,
  type Funzionalita,
  FUNZIONALITA,
  type Iban,
  refuse,
  type Sospensione,
  type StatoIban,
} from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';

interface EnteRow {
  ente: CodiceFiscaleEnte;
  codice_ipa: CodiceIpa;
  intermediario: string;
  stato: Ente['stato'];
  sospensione_ambito: Sospensione['ambito'] | null;
  sospensione_motivo: string | null;
  sospensione_da: Date | null;
  sospensione_fino: LocalDate | null;
  stato_precedente: Sospensione['statoPrecedente'] | null;
  dt_avvio: LocalDate | null;
  denominazione: string;
  denominazione_breve: string | null;
  denominazione_beneficiario: string | null;
  tipo_ente: string;
  email_amministratore: string | null;
  pec: string | null;
  cbill: string | null;
  aux_digit: '0' | '3';
  iuv_sempre_piattaforma: boolean;
  iban_default: CodiceIban | null;
  giorni_pagamento_presunti: number;
  flg_pagati: boolean;
  flg_tesoreria: boolean;
  versione: number;
}

const COLUMNS = `codice_ipa, intermediario, stato, sospensione_ambito, sospensione_motivo, sospensione_da, sospensione_fino,
  stato_precedente, dt_avvio, denominazione, denominazione_breve, denominazione_beneficiario, tipo_ente, email_amministratore,
  pec, cbill, aux_digit, iuv_sempre_piattaforma, iban_default, giorni_pagamento_presunti, flg_pagati, flg_tesoreria, versione`;

const valuesOf = ({ dati, sospensione, ...ente }: Ente): unknown[] => [
  ente.codiceIpa,
  ente.intermediario,
  ente.stato,
  sospensione?.ambito ?? null,
  sospensione?.motivo ?? null,
  sospensione?.da ?? null,
  sospensione?.fino ?? null,
  sospensione?.statoPrecedente ?? null,
  ente.dtAvvio ?? null,
  dati.denominazione,
  dati.denominazioneBreve ?? null,
  dati.denominazioneBeneficiario ?? null,
  dati.tipoEnte,
  dati.emailAmministratore ?? null,
  dati.pec ?? null,
  dati.cbill ?? null,
  dati.auxDigit,
  dati.iuvSemprePiattaforma,
  dati.ibanDefault ?? null,
  dati.giorniPagamentoPresunti,
  dati.flgPagati,
  dati.flgTesoreria,
  ente.versione,
];

/** The aggregate: one row of the register and its parts under the policy of the ente. */
export class PgEnti implements Enti {
  constructor(private readonly tx: Tx) {}

  lock(ente: CodiceFiscaleEnte): Promise<Ente | undefined> {
    return this.read(ente, 'for update');
  }

  find(ente: CodiceFiscaleEnte): Promise<Ente | undefined> {
    return this.read(ente, '');
  }

  async add(ente: Ente, at: Date): Promise<void> {
    const values = valuesOf(ente);
    const inserted = await this.tx.execute(
      `insert into enti (ente, ${COLUMNS}, creato_il, modificato_il)
       values ($1, ${values.map((_, i) => `$${i + 2}`).join(', ')}, $${values.length + 2}, $${values.length + 2})
       on conflict do nothing`,
      [ente.codiceFiscale, ...values, at],
    );
    if (inserted === 0) refuse('ENTE_GIA_PRESENTE', 'C’è già un ente con questo codice fiscale o codice IPA.');
    await this.saveParts(ente, at);
  }

  async save(ente: Ente, at: Date): Promise<void> {
    const values = valuesOf(ente);
    await this.tx.execute(
      `update enti set (${COLUMNS}, modificato_il) = (${values.map((_, i) => `$${i + 2}`).join(', ')}, $${values.length + 2})
       where ente = $1`,
      [ente.codiceFiscale, ...values, at],
    );
    await this.saveParts(ente, at);
  }

  private async read(ente: CodiceFiscaleEnte, lock: string): Promise<Ente | undefined> {
    const [row] = await this.tx.query<EnteRow>(`select ente, ${COLUMNS} from enti where ente = $1 ${lock}`, [ente]);
    if (!row) return undefined;
    return {
      codiceFiscale: row.ente,
      codiceIpa: row.codice_ipa,
      intermediario: row.intermediario,
      stato: row.stato,
      sospensione: sospensioneOf(row),
      dtAvvio: row.dt_avvio ?? undefined,
      dati: {
        denominazione: row.denominazione,
        denominazioneBreve: row.denominazione_breve ?? undefined,
        denominazioneBeneficiario: row.denominazione_beneficiario ?? undefined,
        tipoEnte: row.tipo_ente,
        emailAmministratore: row.email_amministratore ?? undefined,
        pec: row.pec ?? undefined,
        cbill: row.cbill ?? undefined,
        auxDigit: row.aux_digit,
        iuvSemprePiattaforma: row.iuv_sempre_piattaforma,
        ibanDefault: row.iban_default ?? undefined,
        giorniPagamentoPresunti: row.giorni_pagamento_presunti,
        flgPagati: row.flg_pagati,
        flgTesoreria: row.flg_tesoreria,
      },
      codici: await this.codici(ente),
      iban: await this.conti(ente),
      funzionalita: await this.funzionalita(ente),
      versione: row.versione,
    };
  }

  private codici(ente: CodiceFiscaleEnte): Promise<CodiceStazione[]> {
    return this.tx.query<CodiceStazione>(
      `select stazione, tipo, codice, genera_iuv as "generaIuv", usato from codici_stazione where ente = $1
       order by stazione, tipo, codice`,
      [ente],
    );
  }

  private async conti(ente: CodiceFiscaleEnte): Promise<Iban[]> {
    const rows = await this.tx.query<{
      iban: CodiceIban;
      descrizione: string | null;
      intestatario: string | null;
      bic: string | null;
      autorizzazione_stampa: string | null;
      postale: boolean;
      stato: StatoIban;
    }>(
      `select iban, descrizione, intestatario, bic, autorizzazione_stampa, postale, stato from conti where ente = $1
       order by iban`,
      [ente],
    );
    return rows.map((row) => ({
      iban: row.iban,
      descrizione: row.descrizione ?? undefined,
      intestatario: row.intestatario ?? undefined,
      bic: row.bic ?? undefined,
      autorizzazioneStampa: row.autorizzazione_stampa ?? undefined,
      postale: row.postale,
      stato: row.stato,
    }));
  }

  private async funzionalita(ente: CodiceFiscaleEnte): Promise<Funzionalita> {
    const rows = await this.tx.query<{ codice: string; attivo: boolean }>(
      `select codice, attivo from funzionalita where ente = $1`,
      [ente],
    );
    const known = new Map(rows.map(({ codice, attivo }) => [codice, attivo]));
    return Object.fromEntries(
      CODICI_FUNZIONALITA.map((codice) => [codice, known.get(codice) ?? FUNZIONALITA[codice]]),
    ) as Funzionalita;
  }

  private async saveParts(ente: Ente, at: Date): Promise<void> {
    const { tx } = this;
    await tx.execute(`delete from codici_stazione where ente = $1`, [ente.codiceFiscale]);
    for (const codice of ente.codici)
      await tx.execute(
        `insert into codici_stazione (ente, stazione, tipo, codice, genera_iuv, usato) values ($1, $2, $3, $4, $5, $6)`,
        [ente.codiceFiscale, codice.stazione, codice.tipo, codice.codice, codice.generaIuv, codice.usato],
      );
    for (const conto of ente.iban)
      await tx.execute(
        `insert into conti (ente, iban, descrizione, intestatario, bic, autorizzazione_stampa, postale, stato, modificato_il)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (ente, iban) do update set descrizione = excluded.descrizione, intestatario = excluded.intestatario,
           bic = excluded.bic, autorizzazione_stampa = excluded.autorizzazione_stampa, stato = excluded.stato,
           modificato_il = excluded.modificato_il`,
        [
          ente.codiceFiscale,
          conto.iban,
          conto.descrizione ?? null,
          conto.intestatario ?? null,
          conto.bic ?? null,
          conto.autorizzazioneStampa ?? null,
          conto.postale,
          conto.stato,
          at,
        ],
      );
    await tx.execute(
      `insert into funzionalita as f (ente, codice, attivo, attivata_il, disattivata_il)
       select $1, codice, attivo, case when attivo then $4::timestamptz end, case when not attivo then $4::timestamptz end
       from unnest($2::text[], $3::boolean[]) as n (codice, attivo)
       on conflict (ente, codice) do update set attivo = excluded.attivo,
         attivata_il = coalesce(excluded.attivata_il, f.attivata_il),
         disattivata_il = coalesce(excluded.disattivata_il, f.disattivata_il)
       where f.attivo <> excluded.attivo`,
      [ente.codiceFiscale, CODICI_FUNZIONALITA, CODICI_FUNZIONALITA.map((codice) => ente.funzionalita[codice]), at],
    );
  }
}

function sospensioneOf(row: EnteRow): Sospensione | undefined {
  const { sospensione_ambito: ambito, sospensione_da: da, stato_precedente: statoPrecedente } = row;
  if (ambito === null || da === null || statoPrecedente === null) return undefined;
  return { ambito, da, statoPrecedente, motivo: row.sospensione_motivo ?? '', fino: row.sospensione_fino ?? undefined };
}
