import type { WatchedEnte, WatchedEnti } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';

/** The enti of an intermediary from the register alone, which keeps what each one lacks: see `updateCompleteness`. */
export class PgWatchedEnti implements WatchedEnti {
  constructor(private readonly db: Database) {}

  page(query: Parameters<WatchedEnti['page']>[0]): Promise<readonly WatchedEnte[]> {
    const { intermediario, words, codiceFiscale, stato, tipoEnte, conMancanze, avvioDa, avvioA, after, limit } = query;
    const params: unknown[] = [];
    const value = (one: unknown): string => `$${params.push(one)}`;
    const conditions = [`intermediario = ${value(intermediario)}`];
    for (const word of words) conditions.push(`strpos(ricerca, ${value(` ${word}`)}) > 0`);
    if (codiceFiscale !== undefined) conditions.push(`starts_with(ente, ${value(codiceFiscale)})`);
    if (stato !== undefined) conditions.push(`stato = ${value(stato)}`);
    if (tipoEnte !== undefined) conditions.push(`tipo_ente = ${value(tipoEnte)}`);
    if (conMancanze !== undefined) conditions.push(`(mancanze <> '[]'::jsonb) = ${value(conMancanze)}`);
    if (avvioDa !== undefined) conditions.push(`dt_avvio >= ${value(avvioDa)}::date`);
    if (avvioA !== undefined) conditions.push(`dt_avvio <= ${value(avvioA)}::date`);
    if (after !== undefined) conditions.push(`(lower(denominazione), ente) > (${value(after[0])}, ${value(after[1])})`);
    return this.db.outsideTenants((tx) =>
      tx.query<WatchedEnte>(
        `select ente as "codiceFiscale", codice_ipa as "codiceIpa", denominazione, intermediario, stato, versione,
                tipo_ente as "tipoEnte", to_char(dt_avvio, 'YYYY-MM-DD') as "dtAvvio", tipi_attivi as "tipiAttivi", mancanze,
                logo_hash as logo, lower(denominazione) as chiave
           from enti where ${conditions.join(' and ')} order by lower(denominazione), ente limit ${value(limit)}`,
        params,
      ),
    );
  }
}
