import { Inject, Injectable } from '@nestjs/common';
import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { giudicaNome, leggiMappatura, type Mappatura, PivotError } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import { Jobs } from '@mypay/platform/jobs';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { randomUUID } from 'node:crypto';
import type { PivotEnv } from '../../config';
import { CARICA_GIORNALE } from '../../jobs/tipi';
import { CONFIG } from '../../tokens';
import { PgEnti } from '../persistence/pg-enti';
import { type Giornale, PgGiornali } from '../persistence/pg-giornali';

/** Receives uploads: the bytes are kept first, then the upload and the job that loads it are recorded in one transaction. */
@Injectable()
export class CaricamentoGiornali {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: PivotEnv,
  ) {}

  ricevi(ente: CodiceFiscaleEnte): Ricezione {
    return new Ricezione(ente, this.db, this.objects, this.jobs, this.config.UPLOADS_WAITING_MAX);
  }
}

/** One upload, part by part: the mapping may come before the file or after it. */
class Ricezione {
  private readonly id = randomUUID();
  private nome: string | undefined;
  private oggetto: ObjectRef | undefined;
  private scelta: Mappatura | undefined;

  constructor(
    private readonly ente: CodiceFiscaleEnte,
    private readonly db: Database,
    private readonly objects: ObjectStore,
    private readonly jobs: Jobs,
    private readonly maxWaiting: number,
  ) {}

  /** @throws PivotError `MAPPATURA_NON_VALIDA` */
  mappatura(json: string): void {
    let valore: unknown;
    try {
      valore = JSON.parse(json);
    } catch {
      throw new PivotError('MAPPATURA_NON_VALIDA', 'La mappatura non è un oggetto JSON');
    }
    this.scelta = leggiMappatura(valore);
  }

  /** Judges the name before it takes the bytes. @throws PivotError */
  async file(nome: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const ente = await this.db.outsideTenants((tx) => new PgEnti(tx).find(this.ente));
    if (!ente) throw new PivotError('ENTE_SCONOSCIUTO', 'L’ente non è registrato in pivot');
    if (!ente.flgTesoreria)
      throw new PivotError('TESORERIA_NON_ATTIVA', 'L’ente non usa la tesoreria: il giornale di cassa non si carica');
    const tipo = giudicaNome(nome, ente.codiceIpa);
    if (await this.db.inEnte(this.ente, (tx) => new PgGiornali(tx, this.ente).isUsato(nome))) throw duplicato(nome);
    this.nome = nome;
    this.oggetto = await this.objects.put(`pivot/${this.ente}/giornali/${this.id}.${tipo.toLowerCase()}`, bytes);
  }

  /** @throws PivotError `FILE_MANCANTE`, `FILE_DUPLICATO`, `TROPPI_CARICAMENTI` */
  async conferma(utente: string): Promise<Giornale> {
    const { id, ente, nome, oggetto, scelta } = this;
    if (nome === undefined || oggetto === undefined)
      throw new PivotError('FILE_MANCANTE', 'Serve una richiesta multipart con la parte "file"');
    return this.db.inEnte(ente, async (tx) => {
      const giornali = new PgGiornali(tx, ente);
      if (!(await this.jobs.hasRoom(tx, CARICA_GIORNALE, ente, this.maxWaiting)))
        throw new PivotError(
          'TROPPI_CARICAMENTI',
          `L’ente ha già ${this.maxWaiting} giornali in attesa: riprovare quando saranno caricati`,
        );
      const mappatura = scelta ?? (await giornali.mappaturaUsata());
      const giornale = await giornali.aggiungi({ id, nome, oggetto, utente, mappatura });
      if (!giornale) throw duplicato(nome);
      if (scelta) await giornali.ricordaMappatura(scelta);
      await this.jobs.enqueue(tx, { tipo: CARICA_GIORNALE, chiave: id, ente, payload: { giornale: id } });
      return giornale;
    });
  }

  /** Throws away bytes that no upload refers to. */
  async annulla(): Promise<void> {
    if (this.oggetto) await this.objects.delete(this.oggetto.chiave);
  }
}

const duplicato = (nome: string) =>
  new PivotError('FILE_DUPLICATO', `Un file di nome ${nome} è già stato caricato: nulla è cambiato`);
