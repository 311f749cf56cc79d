import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import {
  type ChiaveFlusso,
  chiaveFlusso,
  type ConteggiFlusso,
  type FattiConEsito,
  type FlagEnte,
  type FlussoConEsito,
  iufMaiuscolo,
  leggiChiaveMovimento,
  type LettureFatti,
} from '@mypay/pivot-core';
import {
  colonna,
  FLUSSO,
  flussoDi,
  MOVIMENTO,
  movimentoDi,
  NOTIFICA,
  notificaDi,
  RICEVUTA,
  ricevutaDi,
  RIGA,
  rigaDi,
} from './righe';

/** Facts of one ente, always of many keys in one statement. */
export class PgFatti implements LettureFatti {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  /** An ente that onboarding has not announced yet has both flags off: its first snapshot rebuilds it. */
  async flag(): Promise<FlagEnte> {
    const [riga] = await this.tx.query<{ flg_pagati: boolean; flg_tesoreria: boolean }>(
      `select flg_pagati, flg_tesoreria from enti where ente = $1`,
      [this.ente],
    );
    return { flgPagati: riga?.flg_pagati ?? false, flgTesoreria: riga?.flg_tesoreria ?? false };
  }

  async flussiPerIuf(iuf: readonly string[]): Promise<FlussoConEsito[]> {
    if (iuf.length === 0) return [];
    const righe = await this.tx.query(
      `select ${FLUSSO} from flussi f where f.ente = $1 and f.iuf_maiuscolo = any($2::text[])`,
      [this.ente, iuf],
    );
    return righe.map(flussoDi);
  }

  async flussi(chiavi: readonly ChiaveFlusso[]): Promise<FlussoConEsito[]> {
    const righe = await this.tx.query(
      `select ${FLUSSO} from unnest($2::text[], $3::text[]) as k (iuf_maiuscolo, psp)
         join flussi f on f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [this.ente, colonna(chiavi, (c) => iufMaiuscolo(c.iuf)), colonna(chiavi, (c) => c.psp)],
    );
    return righe.map(flussoDi);
  }

  async tf(iuf: readonly string[]) {
    const righe = await this.tx.query(
      `select ${MOVIMENTO} from movimenti where ente = $1 and iuf_maiuscolo = any($2::text[]) and importo > 0`,
      [this.ente, iuf],
    );
    return righe.map(movimentoDi);
  }

  async iuvPerIud(iud: readonly string[]): Promise<string[]> {
    if (iud.length === 0) return [];
    const righe = await this.tx.query<{ iuv: string }>(
      `select distinct iuv from ricevute where ente = $1 and iud = any($2::text[])`,
      [this.ente, iud],
    );
    return righe.map((r) => r.iuv);
  }

  async fattiPerIuv(iuv: readonly string[]): Promise<FattiConEsito> {
    const perIuv = [this.ente, iuv];
    const ricevute = (
      await this.tx.query(`select ${RICEVUTA} from ricevute where ente = $1 and iuv = any($2::text[])`, perIuv)
    ).map(ricevutaDi);
    const righe = (
      await this.tx.query(`select ${RIGA} from righe_flusso where ente = $1 and iuv = any($2::text[])`, perIuv)
    ).map(rigaDi);
    const movimenti = (
      await this.tx.query(
        `select ${MOVIMENTO} from movimenti
          where ente = $1 and iuf_maiuscolo is null and iuv = any($2::text[]) and importo > 0`,
        perIuv,
      )
    ).map(movimentoDi);
    const chiavi = new Map(righe.map((r) => [chiaveFlusso(r), { psp: r.psp, iuf: r.iuf }]));
    const flussi = chiavi.size === 0 ? [] : await this.flussi([...chiavi.values()]);
    const iud = [...new Set(ricevute.flatMap((r) => r.iud ?? []))];
    return { ricevute, righe, flussi, movimenti, notifiche: await this.notifiche(iud) };
  }

  async notifiche(iud: readonly string[]) {
    if (iud.length === 0) return [];
    const righe = await this.tx.query(`select ${NOTIFICA} from notifiche where ente = $1 and iud = any($2::text[])`, [
      this.ente,
      iud,
    ]);
    return righe.map(notificaDi);
  }

  async ricevutePerIud(iud: readonly string[]) {
    if (iud.length === 0) return [];
    const righe = await this.tx.query(`select ${RICEVUTA} from ricevute where ente = $1 and iud = any($2::text[])`, [
      this.ente,
      iud,
    ]);
    return righe.map(ricevutaDi);
  }

  async movimenti(quali: Parameters<LettureFatti['movimenti']>[0]) {
    const chiavi = quali.chiavi.flatMap((c) => leggiChiaveMovimento(c) ?? []);
    const righe = await this.tx.query(
      `select m.* from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as k (anno, bolletta, ente_bt, istat)
         join movimenti m on m.ente = $1 and (m.anno, m.bolletta, m.ente_bt, m.istat) = (k.anno, k.bolletta, k.ente_bt, k.istat)
        union select m.* from movimenti m where m.ente = $1 and m.iuf_maiuscolo = any($6::text[])
        union select m.* from movimenti m where m.ente = $1 and m.iuf_maiuscolo is null and m.iuv = any($7::text[])`,
      [
        this.ente,
        colonna(chiavi, (c) => c.anno),
        colonna(chiavi, (c) => c.bolletta),
        colonna(chiavi, (c) => c.enteBt),
        colonna(chiavi, (c) => c.istat),
        quali.iuf,
        quali.iuv,
      ],
    );
    return righe.map(movimentoDi);
  }

  async iufNoti(iuf: readonly string[]): Promise<ReadonlySet<string>> {
    if (iuf.length === 0) return new Set();
    const righe = await this.tx.query<{ iuf: string }>(
      `select distinct iuf_maiuscolo as iuf from flussi where ente = $1 and iuf_maiuscolo = any($2::text[])`,
      [this.ente, iuf],
    );
    return new Set(righe.map((r) => r.iuf));
  }

  async iuvNoti(iuv: readonly string[]): Promise<ReadonlySet<string>> {
    if (iuv.length === 0) return new Set();
    const righe = await this.tx.query<{ iuv: string }>(
      `select iuv from ricevute where ente = $1 and iuv = any($2::text[])
        union select iuv from righe_flusso where ente = $1 and iuv = any($2::text[]) and not revocata`,
      [this.ente, iuv],
    );
    return new Set(righe.map((r) => r.iuv));
  }

  async flussiConIuv(iuv: readonly string[]): Promise<ChiaveFlusso[]> {
    return this.tx.query<{ psp: string; iuf: string }>(
      `select distinct psp, iuf_maiuscolo as iuf from righe_flusso where ente = $1 and iuv = any($2::text[])`,
      [this.ente, iuv],
    );
  }

  async conteggi(flussi: readonly ChiaveFlusso[]): Promise<ReadonlyMap<string, ConteggiFlusso>> {
    const righe = await this.tx.query<ChiaveFlusso & Record<keyof ConteggiFlusso, number>>(
      `select k.psp, k.iuf, count(r.riga)::int as righe,
              count(*) filter (where not r.revocata)::int as "righeNonRevocate",
              count(*) filter (where not r.revocata and p.ricevuta is null)::int as "righeSenzaRt",
              count(*) filter (where not r.revocata and p.ha_tv)::int as "righeConTv"
         from unnest($2::text[], $3::text[]) as k (iuf, psp)
         left join righe_flusso r on r.ente = $1 and r.iuf_maiuscolo = k.iuf and r.psp = k.psp
         left join pagamenti p on p.ente = r.ente and p.iuv = r.iuv and p.iur = r.iur and p.indice = r.indice
        group by k.psp, k.iuf`,
      [this.ente, colonna(flussi, (f) => iufMaiuscolo(f.iuf)), colonna(flussi, (f) => f.psp)],
    );
    return new Map(righe.map(({ psp, iuf, ...conteggi }) => [chiaveFlusso({ psp, iuf }), conteggi]));
  }
}
