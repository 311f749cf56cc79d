import { cents, type CodiceFiscaleEnte } from '@mypay/kernel';
import type { Ente, Register, TipoDovuto } from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';

/** Enti and tipi as onboarding announced them: the snapshot's data, kept whole. */
export class PgRegister implements Register {
  constructor(
    private readonly tx: Tx,
    private readonly codiceFiscale: CodiceFiscaleEnte,
  ) {}

  async ente(): Promise<Ente | undefined> {
    const rows = await this.tx.query<{ dati: Ente }>(`select dati from enti where ente = $1`, [this.codiceFiscale]);
    return rows[0]?.dati;
  }

  async tipo(codice: string): Promise<TipoDovuto | undefined> {
    const rows = await this.tx.query<{ dati: TipoDovuto }>(
      `select dati from tipi_dovuto where ente = $1 and codice = $2`,
      [this.codiceFiscale, codice],
    );
    return rows[0] && readTipo(rows[0].dati);
  }

  async tipi(): Promise<readonly TipoDovuto[]> {
    const rows = await this.tx.query<{ dati: TipoDovuto }>(`select dati from tipi_dovuto where ente = $1`, [
      this.codiceFiscale,
    ]);
    return rows.map(({ dati: content }) => readTipo(content));
  }

  async recordEnte(versione: number, content: Ente): Promise<boolean> {
    const written = await this.tx.execute(
      `insert into enti as e (ente, versione, codice_ipa, dati) values ($1, $2, $3, $4)
       on conflict (ente) do update set versione = excluded.versione, codice_ipa = excluded.codice_ipa, dati = excluded.dati
        where e.versione < excluded.versione`,
      [this.codiceFiscale, versione, content.codiceIpa, JSON.stringify(content)],
    );
    return written === 1;
  }

  async recordTipo(versione: number, content: TipoDovuto): Promise<boolean> {
    const written = await this.tx.execute(
      `insert into tipi_dovuto as t (ente, codice, versione, dati) values ($1, $2, $3, $4)
       on conflict (ente, codice) do update set versione = excluded.versione, dati = excluded.dati
        where t.versione < excluded.versione`,
      [this.codiceFiscale, content.codice, versione, JSON.stringify(content, centsAsText)],
    );
    return written === 1;
  }
}

/** JSON has no exact number of cents. */
const centsAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

const readTipo = ({ importoFissoCents: fixed, ...content }: TipoDovuto): TipoDovuto =>
  fixed === undefined ? content : { ...content, importoFissoCents: cents(BigInt(fixed)) };
