import { cents, type LocalDate } from '@mypay/kernel';
import type { PagamentoInContext, Person, RigaInContext, Verdetto } from '@mypay/pivot-core';
import { pagamentoOf } from './righe';

type Riga = Readonly<Record<string, unknown>>;

/** Receipt, flow and cash beside the payments of a page: after the page is chosen, so a handful of look-ups a row. */
export const PAGAMENTI_IN_CONTEXT = (page: string): string => `
  select p.*, r.causale, r.debitore_codice, r.debitore_anagrafica, r.versante_codice, r.versante_anagrafica,
         coalesce(r.attestante_denominazione, r.attestante) as attestante, r.numero_avviso, r.bilancio,
         f.data_ora_flusso, f.id_regolamento, f.data_regolamento, f.importo_totale_cents as importo_flusso_cents, f.verdetto,
         t.importo_tesoreria_cents, t.numero_movimenti, t.ultima_valuta, t.ultima_contabile, t.ordinante
    from (${page}) p
    left join ricevute r on r.ente = p.ente and r.iuv = p.iuv and r.iur = p.iur and r.indice = p.indice
    left join flussi f on f.ente = p.ente and f.iuf_maiuscolo = p.iuf_maiuscolo and f.psp = p.psp
    left join lateral (
      select sum(m.importo_cents)::bigint as importo_tesoreria_cents, count(*)::int as numero_movimenti, max(m.data_lista) as ultima_valuta,
             max(m.data_contabile) as ultima_contabile, min(m.ordinante) as ordinante
        from (select importo_cents, data_lista, data_contabile, ordinante from movimenti where ente = p.ente and iuf_maiuscolo = p.iuf_maiuscolo and importo_cents > 0
              union all
              select importo_cents, data_lista, data_contabile, ordinante from movimenti
               where ente = p.ente and iuf_maiuscolo is null and iuv = p.iuv and importo_cents > 0 and p.ha_tv) m
    ) t on true`;

/** The payment of each row of a flow, and the person of its receipt. */
export const RIGHE_IN_CONTEXT = (page: string): string => `
  select p.*, k.ricevuta is not null as con_ricevuta, k.tipo_dovuto,
         case when k.ricevuta is not null then k.importo_cents end as importo_ricevuta_cents, r.debitore_codice, r.debitore_anagrafica
    from (${page}) p
    left join pagamenti k on k.ente = p.ente and k.iuv = p.iuv and k.iur = p.iur and k.indice = p.indice
    left join ricevute r on r.ente = p.ente and r.iuv = p.iuv and r.iur = p.iur and r.indice = p.indice`;

export function inContext(r: Riga): PagamentoInContext {
  const hasFlusso = r['data_ora_flusso'] !== null && r['data_ora_flusso'] !== undefined;
  return {
    ...pagamentoOf(r),
    aggiornatoIl: r['aggiornato_il'] as Date,
    causale: text(r['causale']),
    debitore: person(r, 'debitore'),
    versante: person(r, 'versante'),
    attestante: text(r['attestante']),
    numeroAvviso: text(r['numero_avviso']),
    bilancio: text(r['bilancio']),
    flusso: hasFlusso
      ? {
          dataOraFlusso: r['data_ora_flusso'] as Date,
          idRegolamento: String(r['id_regolamento']),
          dataRegolamento: String(r['data_regolamento']) as LocalDate,
          importoTotale: cents(r['importo_flusso_cents'] as bigint),
          verdetto: String(r['verdetto']) as Verdetto,
        }
      : undefined,
    tesoreria:
      Number(r['numero_movimenti'] ?? 0) === 0
        ? undefined
        : {
            importo: cents(r['importo_tesoreria_cents'] as bigint),
            movimenti: Number(r['numero_movimenti']),
            ultimaValuta: String(r['ultima_valuta']) as LocalDate,
            ultimaContabile: String(r['ultima_contabile']) as LocalDate,
            ordinante: String(r['ordinante']),
          },
  };
}

export const rigaInContext = (r: Riga): RigaInContext => ({
  riga: Number(r['riga']),
  iuv: String(r['iuv']),
  iur: String(r['iur']),
  indice: Number(r['indice']),
  importo: cents(r['importo_cents'] as bigint),
  esito: String(r['esito']),
  dataEsito: String(r['data_esito']) as LocalDate,
  revocata: r['revocata'] === true,
  conRicevuta: r['con_ricevuta'] === true,
  importoRicevuta: amount(r['importo_ricevuta_cents']),
  tipoDovuto: text(r['tipo_dovuto']),
  debitore: person(r, 'debitore'),
});

const text = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : String(value as string);

const amount = (value: unknown) => (value === null || value === undefined ? undefined : cents(value as bigint));

const person = (r: Riga, who: 'debitore' | 'versante'): Person | undefined => {
  const codice = text(r[`${who}_codice`]);
  return codice === undefined ? undefined : { codice, anagrafica: text(r[`${who}_anagrafica`]) ?? '' };
};
