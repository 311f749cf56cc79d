import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { ListQuestion, ReadDovuti, ShownDovuto } from './read-dovuti';

/** Rows read at once: what an export holds in memory. */
const AT_A_TIME = 1_000;

/**
 * Every debt of a list, newest first, page by page: a page is a transaction of its own, so that a slow reader holds none. A debt
 * that came while it runs is not in it; none stands in it twice.
 */
export class ExportDovuti {
  constructor(private readonly reader: ReadDovuti) {}

  /** The first page is read before it answers, so that a refusal is told as such. @throws DovutiError `ENTE_SCONOSCIUTO` */
  async execute(
    codiceFiscale: CodiceFiscaleEnte,
    filters: ListQuestion['filters'],
    atATime = AT_A_TIME,
  ): Promise<AsyncIterable<ShownDovuto>> {
    const page = async (after: ShownDovuto | undefined) => {
      const key = after && { scadenza: after.dovuto.dati.scadenza ?? '9999-12-31', id: after.dovuto.id };
      const { righe } = await this.reader.page(codiceFiscale, {
        filters,
        ordine: 'RECENTI',
        dopo: key,
        limite: atATime,
      });
      return righe;
    };
    const first = await page(undefined);
    return (async function* () {
      for (let rows = first; ; rows = await page(rows.at(-1))) {
        yield* rows;
        if (rows.length < atATime) return;
      }
    })();
  }
}
