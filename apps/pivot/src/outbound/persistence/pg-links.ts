import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { LinkCodes, Links, LinkVersion, MovimentoKey } from '@mypay/pivot-core';

const KEY = 'ente = $1 and anno = $2 and bolletta = $3 and ente_bt = $4 and istat = $5';

/** Links of movements, each a version that stays. */
export class PgLinks implements Links {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async locked(key: MovimentoKey): Promise<{ aggancio: LinkCodes | undefined; classi: number } | undefined> {
    const [row] = await this.tx.query<{ iuf: string | null; iuv: string | null; classi: number }>(
      `select aggancio_iuf as iuf, aggancio_iuv as iuv, classi from movimenti where ${KEY} for update`,
      this.keyOf(key),
    );
    if (!row) return undefined;
    const linked = row.iuf !== null || row.iuv !== null;
    return { aggancio: linked ? codesOf(row) : undefined, classi: row.classi };
  }

  async write(key: MovimentoKey, v: Omit<LinkVersion, 'versione' | 'origine'>): Promise<void> {
    const codes = [...this.keyOf(key), v.iuf ?? null, v.iuv ?? null];
    await this.tx.execute(
      `update movimenti set aggancio_iuf = $6, aggancio_iuv = $7, modificato_il = now() where ${KEY}`,
      codes,
    );
    await this.tx.execute(
      `insert into versioni_movimento (ente, anno, bolletta, ente_bt, istat, versione, origine, iuf, iuv, classi_prima, utente, motivo, creata_il)
       select $1, $2, $3, $4, $5, 1 + coalesce(max(versione), 0), 'MANUALE', $6, $7, $8, $9, $10, $11
         from versioni_movimento where ${KEY}`,
      [...codes, v.classiPrima, v.utente, v.motivo, v.creataIl],
    );
  }

  async versions(key: MovimentoKey): Promise<LinkVersion[]> {
    const rows = await this.tx.query<Omit<LinkVersion, 'iuf' | 'iuv'> & { iuf: string | null; iuv: string | null }>(
      `select versione, origine, iuf, iuv, classi_prima as "classiPrima", utente, motivo, creata_il as "creataIl"
         from versioni_movimento where ${KEY} order by versione desc`,
      this.keyOf(key),
    );
    return rows.map(({ iuf, iuv, ...row }) => ({ ...row, ...codesOf({ iuf, iuv }) }));
  }

  private keyOf(k: MovimentoKey): string[] {
    return [this.ente, k.anno, k.bolletta, k.enteBt, k.istat];
  }
}

const codesOf = ({ iuf, iuv }: { iuf: string | null; iuv: string | null }): LinkCodes => ({
  iuf: iuf ?? undefined,
  iuv: iuv ?? undefined,
});
