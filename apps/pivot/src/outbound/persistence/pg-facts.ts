import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import {
  type FlussoKey,
  flussoKey,
  type FlussoCounts,
  type FactsWithEsito,
  type EnteFlags,
  type FlussoWithEsito,
  upperIuf,
  parseMovimentoKey,
  type FactReads,
} from '@mypay/pivot-core';
import {
  column,
  FLUSSO,
  flussoOf,
  MOVIMENTO,
  movimentoOf,
  NOTIFICA,
  notificaOf,
  RICEVUTA,
  ricevutaOf,
  RIGA,
  rigaOf,
} from './righe';

/** Facts of one ente, always of many keys in one statement. */
export class PgFacts implements FactReads {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  /** An ente that onboarding has not announced yet has both flags off: its first snapshot rebuilds it. */
  async flag(): Promise<EnteFlags> {
    const [riga] = await this.tx.query<{ flg_pagati: boolean; flg_tesoreria: boolean }>(
      `select flg_pagati, flg_tesoreria from enti where ente = $1`,
      [this.ente],
    );
    return { flgPagati: riga?.flg_pagati ?? false, flgTesoreria: riga?.flg_tesoreria ?? false };
  }

  async flussiByIuf(iuf: readonly string[]): Promise<FlussoWithEsito[]> {
    if (iuf.length === 0) return [];
    const righe = await this.tx.query(
      `select ${FLUSSO} from flussi f where f.ente = $1 and f.iuf_maiuscolo = any($2::text[])`,
      [this.ente, iuf],
    );
    return righe.map(flussoOf);
  }

  async flussi(keys: readonly FlussoKey[]): Promise<FlussoWithEsito[]> {
    const righe = await this.tx.query(
      `select ${FLUSSO} from unnest($2::text[], $3::text[]) as k (iuf_maiuscolo, psp)
         join flussi f on f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [this.ente, column(keys, (c) => upperIuf(c.iuf)), column(keys, (c) => c.psp)],
    );
    return righe.map(flussoOf);
  }

  async tf(iuf: readonly string[]) {
    const righe = await this.tx.query(
      `select ${MOVIMENTO} from movimenti where ente = $1 and iuf_maiuscolo = any($2::text[]) and importo_cents > 0`,
      [this.ente, iuf],
    );
    return righe.map(movimentoOf);
  }

  async iuvsByIud(iud: readonly string[]): Promise<string[]> {
    if (iud.length === 0) return [];
    const righe = await this.tx.query<{ iuv: string }>(
      `select distinct iuv from ricevute where ente = $1 and iud = any($2::text[])`,
      [this.ente, iud],
    );
    return righe.map((r) => r.iuv);
  }

  async factsByIuv(iuv: readonly string[]): Promise<FactsWithEsito> {
    const byIuv = [this.ente, iuv];
    const ricevute = (
      await this.tx.query(`select ${RICEVUTA} from ricevute where ente = $1 and iuv = any($2::text[])`, byIuv)
    ).map(ricevutaOf);
    const righe = (
      await this.tx.query(`select ${RIGA} from righe_flusso where ente = $1 and iuv = any($2::text[])`, byIuv)
    ).map(rigaOf);
    const movimenti = (
      await this.tx.query(
        `select ${MOVIMENTO} from movimenti
          where ente = $1 and iuf_maiuscolo is null and iuv = any($2::text[]) and importo_cents > 0`,
        byIuv,
      )
    ).map(movimentoOf);
    return this.around({ ricevute, righe, movimenti });
  }

  /** With the flows of the rows and the notifications of the receipts. */
  async around(some: Pick<FactsWithEsito, 'ricevute' | 'righe' | 'movimenti'>): Promise<FactsWithEsito> {
    const keys = new Map(some.righe.map((r) => [flussoKey(r), { psp: r.psp, iuf: r.iuf }]));
    const flussi = keys.size === 0 ? [] : await this.flussi([...keys.values()]);
    const iud = [...new Set(some.ricevute.flatMap((r) => r.iud ?? []))];
    return { ...some, flussi, notifiche: await this.notifiche(iud) };
  }

  async notifiche(iud: readonly string[]) {
    if (iud.length === 0) return [];
    const righe = await this.tx.query(`select ${NOTIFICA} from notifiche where ente = $1 and iud = any($2::text[])`, [
      this.ente,
      iud,
    ]);
    return righe.map(notificaOf);
  }

  async ricevuteByIud(iud: readonly string[]) {
    if (iud.length === 0) return [];
    const righe = await this.tx.query(`select ${RICEVUTA} from ricevute where ente = $1 and iud = any($2::text[])`, [
      this.ente,
      iud,
    ]);
    return righe.map(ricevutaOf);
  }

  async movimenti(which: Parameters<FactReads['movimenti']>[0]) {
    const keys = which.chiavi.flatMap((c) => parseMovimentoKey(c) ?? []);
    const righe = await this.tx.query(
      `select m.* from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as k (anno, bolletta, ente_bt, istat)
         join movimenti m on m.ente = $1 and (m.anno, m.bolletta, m.ente_bt, m.istat) = (k.anno, k.bolletta, k.ente_bt, k.istat)
        union select m.* from movimenti m where m.ente = $1 and m.iuf_maiuscolo = any($6::text[])
        union select m.* from movimenti m where m.ente = $1 and m.iuf_maiuscolo is null and m.iuv = any($7::text[])
        union ${mayName('IUF', '$6')} union ${mayName('IUV', '$7')}`,
      [
        this.ente,
        column(keys, (c) => c.anno),
        column(keys, (c) => c.bolletta),
        column(keys, (c) => c.enteBt),
        column(keys, (c) => c.istat),
        which.iuf,
        which.iuv,
      ],
    );
    return righe.map(movimentoOf);
  }

  async knownIufs(iuf: readonly string[]): Promise<ReadonlySet<string>> {
    if (iuf.length === 0) return new Set();
    const righe = await this.tx.query<{ iuf: string }>(
      `select distinct iuf_maiuscolo as iuf from flussi where ente = $1 and iuf_maiuscolo = any($2::text[])`,
      [this.ente, iuf],
    );
    return new Set(righe.map((r) => r.iuf));
  }

  async knownIuvs(iuv: readonly string[]): Promise<ReadonlySet<string>> {
    if (iuv.length === 0) return new Set();
    const righe = await this.tx.query<{ iuv: string }>(
      `select iuv from ricevute where ente = $1 and iuv = any($2::text[])
        union select iuv from righe_flusso where ente = $1 and iuv = any($2::text[]) and not revocata`,
      [this.ente, iuv],
    );
    return new Set(righe.map((r) => r.iuv));
  }

  async flussiWithIuv(iuv: readonly string[]): Promise<FlussoKey[]> {
    return this.tx.query<{ psp: string; iuf: string }>(
      `select distinct psp, iuf_maiuscolo as iuf from righe_flusso where ente = $1 and iuv = any($2::text[])`,
      [this.ente, iuv],
    );
  }

  async counts(flussi: readonly FlussoKey[]): Promise<ReadonlyMap<string, FlussoCounts>> {
    const righe = await this.tx.query<FlussoKey & Record<keyof FlussoCounts, number>>(
      `select k.psp, k.iuf, count(r.riga)::int as righe,
              count(*) filter (where not r.revocata)::int as "righeNonRevocate",
              count(*) filter (where not r.revocata and p.ricevuta is null)::int as "righeSenzaRt",
              count(*) filter (where not r.revocata and p.ha_tv)::int as "righeConTv"
         from unnest($2::text[], $3::text[]) as k (iuf, psp)
         left join righe_flusso r on r.ente = $1 and r.iuf_maiuscolo = k.iuf and r.psp = k.psp
         left join pagamenti p on p.ente = r.ente and p.iuv = r.iuv and p.iur = r.iur and p.indice = r.indice
        group by k.psp, k.iuf`,
      [this.ente, column(flussi, (f) => upperIuf(f.iuf)), column(flussi, (f) => f.psp)],
    );
    return new Map(righe.map(({ psp, iuf, ...counts }) => [flussoKey({ psp, iuf }), counts]));
  }
}

/** The movements that have one of the codes among several readings. */
const mayName = (type: 'IUF' | 'IUV', codes: string): string => `select m.* from letture l
  join movimenti m on m.ente = l.ente and (m.anno, m.bolletta, m.ente_bt, m.istat) = (l.anno, l.bolletta, l.ente_bt, l.istat)
 where l.ente = $1 and l.tipo = '${type}' and l.codice = any(${codes}::text[])`;
