import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@mypay/platform/db';
import { Metrics } from '@mypay/platform/log';
import { RECEIPT } from './pg-giornale';

/** What pagamenti tells Prometheus of receipts that wait for their outcome and of the pull of reporting flows. */
@Injectable()
export class PagamentiMetrics {
  constructor(@Inject(Metrics) metrics: Metrics, @Inject(Database) db: Database) {
    metrics.add(
      [
        { name: 'ricevute_da_giudicare', help: 'Requests that may be receipts, without outcome for over 60 seconds' },
        { name: 'ricevute_da_giudicare_eta_secondi', help: 'Age of the oldest of them' },
      ],
      () =>
        db.outsideTenants(async (tx) => {
          const [row] = await tx.query<{ n: bigint; eta: number | null }>(
            `select count(*) as n, extract(epoch from now() - min(arrivato_il))::float8 as eta from messaggi
              where ${RECEIPT} and esito is null and arrivato_il < now() - interval '60 seconds'`,
          );
          return {
            ricevute_da_giudicare: Number(row?.n ?? 0),
            ricevute_da_giudicare_eta_secondi: row?.eta ?? 0,
          };
        }),
    );
    metrics.add(
      [
        { name: 'fdr_cursore_eta_secondi', help: 'Age of the newest flow that an ente has pulled', labels: ['ente'] },
        { name: 'fdr_flussi_accantonati', help: 'Flows set aside, to be tried again', labels: ['ente'] },
      ],
      () =>
        db.outsideTenants(async (tx) => {
          const rows = await tx.query<{ ente: string; cursore_eta: number | null; accantonati: bigint }>(
            `select ente, cursore_eta, accantonati from stato_fdr()`,
          );
          return {
            fdr_cursore_eta_secondi: rows.flatMap(({ ente, cursore_eta: value }) =>
              value === null ? [] : [{ labels: { ente }, value }],
            ),
            fdr_flussi_accantonati: rows.map(({ ente, accantonati }) => ({
              labels: { ente },
              value: Number(accantonati),
            })),
          };
        }),
    );
  }
}
