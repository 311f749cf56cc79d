import { tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import {
  bit,
  type Classe,
  type FlussiFilter,
  type MovimentiFilter,
  type NotificheFilter,
  type PagamentiFilter,
  upperIuf,
  type Verdetto,
} from '@mypay/pivot-core';
import { Conditions } from '@mypay/platform/db';
import { reached } from './pg-months';

/** A class or verdict is written out, so that its partial index is found. */
const withClasse = (classe: Classe | undefined): string =>
  classe === undefined ? 'true' : `(classi & ${bit(classe)}) <> 0`;
const withVerdetto = (verdetto: Verdetto | undefined): string =>
  verdetto === undefined ? 'true' : `f.verdetto = '${verdetto}'`;

/** Rows of a table of facts lead to their payments: the facts have the indexes. */
const among = (facts: string): string => `(iuv, iur, indice) in (select iuv, iur, indice from ${facts})`;

/** Only what the caller may see; a payment without a tipo is for who sees them all. Source: pivot.md §7.2. */
export const seen = (where: Conditions, tipi: VisibleTipi): Conditions =>
  where.where(tipiOrNull(tipi), (p) => `tipo_dovuto = any(${p}::text[])`);

export const ofPagamenti = (ente: string, f: PagamentiFilter): Conditions =>
  seen(new Conditions(ente), f.tipi)
    .add(withClasse(f.classe))
    .add(f.stage === undefined ? 'true' : reached(f.stage))
    .where(f.iuv, (p) => `iuv = ${p}`)
    .where(f.tipoDovuto, (p) => `tipo_dovuto = ${p}`)
    .where(f.iur, (p) =>
      among(
        `ricevute where ente = $1 and iur = ${p} union select iuv, iur, indice from righe_flusso where ente = $1 and iur = ${p}`,
      ),
    )
    .where(f.iud, (p) => among(`ricevute where ente = $1 and iud = ${p}`))
    .where(f.iuf && upperIuf(f.iuf), (p) => among(`righe_flusso where ente = $1 and iuf_maiuscolo = ${p}`))
    .where(f.soggetto, (p) =>
      among(`ricevute where ente = $1 and debitore_codice = ${p}
        union select iuv, iur, indice from ricevute where ente = $1 and versante_codice = ${p}`),
    )
    .between('data_esito', f.esito?.da, f.esito?.a);

export const ofNotifiche = (ente: string, f: NotificheFilter): Conditions =>
  seen(new Conditions(ente), f.tipi)
    .add(withClasse(f.classe))
    .where(f.iud, (p) => `iud = ${p}`)
    .where(f.iuv, (p) => `iuv = ${p}`)
    .where(f.tipoDovuto, (p) => `tipo_dovuto = ${p}`)
    .between('data_esecuzione', f.executed?.da, f.executed?.a);

/** Contained, whatever the case; `%` and `_` are themselves. The rows that are looked at are movements of one ente, few beside its payments. */
const contains = (column: string, placeholder: string): string => `strpos(upper(${column}), upper(${placeholder})) > 0`;

export const ofMovimenti = (ente: string, f: MovimentiFilter): Conditions =>
  new Conditions(ente)
    .add(withClasse(f.classe))
    .where(f.iuf && upperIuf(f.iuf), (p) => `iuf_maiuscolo = ${p}`)
    .where(f.iuv, (p) => `iuv = ${p}`)
    .where(f.anno, (p) => `anno = ${p}`)
    .where(f.bolletta, (p) => `bolletta = ${p}`)
    .where(f.importo, (p) => `importo_cents = ${p}`)
    .where(f.ordinante, (p) => contains('ordinante', p))
    .where(f.causale, (p) => contains('causale', p))
    .between('data_contabile', f.contabile?.da, f.contabile?.a)
    .between('data_lista', f.valuta?.da, f.valuta?.a);

export const ofFlussi = (ente: string, f: FlussiFilter): Conditions =>
  new Conditions(ente)
    .add(withVerdetto(f.verdetto))
    .where(f.iuf && upperIuf(f.iuf), (p) => `f.iuf_maiuscolo = ${p}`)
    .where(f.idRegolamento, (p) => `f.id_regolamento = ${p}`)
    .between('f.data_regolamento', f.settled?.da, f.settled?.a);
