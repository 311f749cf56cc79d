import { withoutIndexes } from '@mypay/testing';
import { CF, TIPO_DATA } from './dovuti.fixture';
import type { DovutiProcess } from './process.fixture';

const CHUNK = 50_000;

/** The tipi that the made-up debts have. */
export const MADE_UP_TIPI = Array.from({ length: 17 }, (_, n) => ({ ...TIPO_DATA, codice: `TIPO${n}` }));

/** Made-up debts: 40 % open, 55 % paid, the rest cancelled; 20 tipi, 30,000 people of 2,000 surnames, due dates of three years. */
const FILL = `
  insert into dovuti (ente, iud, iuv, iuv_della_piattaforma, stato, tipo_dovuto, importo_cents, debitore_tipo, debitore_codice,
    debitore_anagrafica, tipo_versamento, causale, dati_specifici, creato_il, modificato_il, scadenza, rt_id, importo_pagato_cents, pagato_il)
  select $1::text, 'BENCH-' || n, '01' || lpad(n::text, 15, '0'), true,
    case when n % 20 < 8 then 'INSERIMENTO_DOVUTO' when n % 20 < 19 then 'COMPLETATO' else 'ANNULLATO' end,
    'TIPO' || n % 20 / 1 % 17, 1000 + n % 90000, 'F', 'CF' || lpad((n % 30000 * 7919 % 30000)::text, 14, '0'),
    'COGNOME' || n % 30000 * 7919 % 30000 % 2000 || ' NOME' || n % 30000 * 7919 % 30000 % 300, 'ALL', 'Causale ' || n % 5000 || ' rata ' || n % 4, '9/X',
    now() - n % 1000 * interval '1 day', now() - n % 1000 * interval '1 hour', current_date - 500 + n % 1000,
    case when n % 20 between 8 and 18 then 'RT-' || n end, case when n % 20 between 8 and 18 then 1000 + n % 90000 end,
    case when n % 20 between 8 and 18 then current_date - n % 700 end
    from generate_series($2::int, $3::int) n`;

/** Writes that many made-up debts of one ente, with their words and counts. One in twenty is open and of `TIPO3`. */
export function fillDovuti(dovuti: DovutiProcess, rows: number): Promise<void> {
  return withoutIndexes(dovuti.ownerUrl, 'dovuti', ['dovuti', 'dovuti_parole'], async () => {
    for (let from = 1; from <= rows; from += CHUNK)
      await dovuti.db.inEnte(CF, (tx) => tx.query(FILL, [CF, from, Math.min(from + CHUNK - 1, rows)]));
  });
}
