import { cents } from '@mypay/kernel';
import type { Riversamento } from '@mypay/pivot-core';
import { withClasse } from './list-conditions';
import { FLUSSO, flussoOf, listed, MOVIMENTO, movimentoOf } from './righe';

/** A movement beside its flow: the IUF that it names apart from the flow's. */
const CASH = `${MOVIMENTO.split(',')
  .map((column) => `m.${column.trim()}`)
  .join(', ')
  .replace('m.iuf', 'm.iuf as iuf_citato')}, m.data_lista, greatest(m.modificato_il, m.classificato_il) as mosso_il`;

/**
 * The flows that were credited with a wrong amount, each with each of its movements: those that name it when their sum is another
 * than its total, else those of its payments credited alone that are in the class. Source: pivot.md §2.2.
 */
export const RIVERSAMENTI_TABLE = `(
  select f.ente, f.iuf_maiuscolo, ${FLUSSO}, f.modificato_il, m.*, greatest(f.modificato_il, m.mosso_il) as aggiornato_il
    from flussi f cross join lateral (
      select ${CASH}, (sum(m.importo_cents) over ())::bigint - f.importo_totale_cents as differenza_cents
        from movimenti m
       where m.ente = f.ente and m.iuf_maiuscolo = f.iuf_maiuscolo and m.importo_cents > 0 and f.verdetto in ('DIV_IMP', 'OK+DIV_IMP')
      union all
      select distinct ${CASH}, (select sum(a.importo_cents)::bigint from movimenti a where a.ente = f.ente
               and a.iuf_maiuscolo is null and a.iuv = p.iuv and a.importo_cents > 0) - p.importo_totale_cents
        from pagamenti p
        join movimenti m on m.ente = p.ente and m.iuf_maiuscolo is null and m.iuv = p.iuv and m.importo_cents > 0
       where p.ente = f.ente and p.iuf = f.iuf and p.psp = f.psp and p.ha_tv and ${withClasse('IUF_TES_DIV_IMP', 'p.')}
         and f.verdetto not in ('DIV_IMP', 'OK+DIV_IMP')
    ) m
   where f.verdetto in ('DIV_IMP', 'OK+DIV_IMP') or f.righe_con_tv > 0)`;

export const riversamentoOf = (r: Readonly<Record<string, unknown>>): Riversamento => ({
  flusso: listed(r, flussoOf, 'modificato_il'),
  movimento: listed({ ...r, iuf: r['iuf_citato'] }, movimentoOf, 'mosso_il'),
  differenza: cents(r['differenza_cents'] as bigint),
});
