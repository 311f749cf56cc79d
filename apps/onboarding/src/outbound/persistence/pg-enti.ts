import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { FEATURE_CODES, type Ente, type Enti, type Features, FEATURES, refuse } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { updateDirectory } from './pg-directory';
import { codiceStazioneSchema, contoSchema, type EnteRow, enteSchema } from './ente.schema';
import { wholeRow, withoutEnte } from './whole-row';

/** The aggregate: one row of the register and its parts under the policy of the ente. */
export class PgEnti implements Enti {
  constructor(private readonly tx: Tx) {}

  lock(ente: CodiceFiscaleEnte): Promise<Ente | undefined> {
    return this.read(ente, true);
  }

  find(ente: CodiceFiscaleEnte): Promise<Ente | undefined> {
    return this.read(ente, false);
  }

  async add(ente: Ente, at: Date): Promise<void> {
    const repository = this.tx.manager.getRepository(enteSchema);
    const row = wholeRow(repository, { ...rowOf(ente, at), creatoIl: at });
    const inserted = await repository.createQueryBuilder().insert().values(row).orIgnore().returning('ente').execute();
    if ((inserted.raw as unknown[]).length === 0)
      refuse('ENTE_GIA_PRESENTE', 'C’è già un ente con questo codice fiscale o codice IPA.');
    await this.saveParts(ente, at);
  }

  async save(ente: Ente, at: Date): Promise<void> {
    const repository = this.tx.manager.getRepository(enteSchema);
    const { creatoIl: _born, ...row } = wholeRow(repository, rowOf(ente, at));
    await repository.update({ codiceFiscale: ente.codiceFiscale }, row);
    await this.saveParts(ente, at);
  }

  private async read(codiceFiscale: CodiceFiscaleEnte, hold: boolean): Promise<Ente | undefined> {
    const { manager } = this.tx;
    const row = await manager.getRepository(enteSchema).findOne({
      where: { codiceFiscale },
      ...(hold ? { lock: { mode: 'pessimistic_write' } } : {}),
    });
    if (!row) return undefined;
    const where = { ente: codiceFiscale };
    const codici = await manager
      .getRepository(codiceStazioneSchema)
      .find({ where, order: { stazione: 'asc', tipo: 'asc', codice: 'asc' } });
    const conti = await manager.getRepository(contoSchema).find({ where, order: { iban: 'asc' } });
    return {
      ...row,
      sospensione: row.sospensione?.ambito === undefined ? undefined : row.sospensione,
      logo: row.logo?.hash === undefined ? undefined : row.logo,
      codici: codici.map(withoutEnte),
      iban: conti.map(withoutEnte),
      funzionalita: await this.features(codiceFiscale),
    };
  }

  private async features(ente: CodiceFiscaleEnte): Promise<Features> {
    const rows = await this.tx.query<{ codice: string; attivo: boolean }>(
      `select codice, attivo from funzionalita where ente = $1`,
      [ente],
    );
    const known = new Map(rows.map(({ codice, attivo }) => [codice, attivo]));
    return Object.fromEntries(
      FEATURE_CODES.map((codice) => [codice, known.get(codice) ?? FEATURES[codice]]),
    ) as Features;
  }

  private async saveParts(whole: Ente, at: Date): Promise<void> {
    const { codiceFiscale: ente, codici, iban, funzionalita } = whole;
    const { manager } = this.tx;
    const stored = manager.getRepository(codiceStazioneSchema);
    await stored.delete({ ente });
    if (codici.length > 0) await stored.insert(codici.map((codice) => ({ ...codice, ente })));
    const conti = manager.getRepository(contoSchema);
    if (iban.length > 0)
      await conti.upsert(
        iban.map((conto) => wholeRow(conti, { ...conto, ente, modificatoIl: at })),
        ['ente', 'iban'],
      );
    // A set of flags at once, each with the day of its last switch: SQL's work.
    await this.tx.execute(
      `insert into funzionalita as f (ente, codice, attivo, attivata_il, disattivata_il)
       select $1, codice, attivo, case when attivo then $4::timestamptz end, case when not attivo then $4::timestamptz end
       from unnest($2::text[], $3::boolean[]) as n (codice, attivo)
       on conflict (ente, codice) do update set attivo = excluded.attivo,
         attivata_il = coalesce(excluded.attivata_il, f.attivata_il),
         disattivata_il = coalesce(excluded.disattivata_il, f.disattivata_il)
       where f.attivo <> excluded.attivo`,
      [ente, FEATURE_CODES, FEATURE_CODES.map((codice) => funzionalita[codice]), at],
    );
    await updateDirectory(this.tx, whole);
  }
}

const rowOf = ({ codici: _codici, iban: _iban, funzionalita: _features, ...ente }: Ente, at: Date): EnteRow => ({
  ...ente,
  modificatoIl: at,
});
