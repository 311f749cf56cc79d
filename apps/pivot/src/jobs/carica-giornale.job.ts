import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type CodiceFiscaleEnte } from '@mypay/kernel';
import { CaricaGiornale, MAPPATURA_PREDEFINITA, PivotError, type RecordCsv } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import { JobRefused, JobRunner, type RunningJob } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PivotEnv } from '../config';
import { leggiCsv } from '../outbound/files/csv';
import { apriZip } from '../outbound/files/zip';
import { type Giornale, PgCaricamento, PgGiornali } from '../outbound/persistence/pg-giornali';
import { CLOCK, CONFIG } from '../tokens';
import { CARICA_GIORNALE } from './tipi';

/** Loads an uploaded giornale from the object store. A file that cannot be read ends as ERROR_LOAD on the tenant's own row. */
@Injectable()
export class CaricaGiornaleJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Database) private readonly db: Database,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: PivotEnv,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.register(CARICA_GIORNALE, {
      handler: (job) => this.esegui(job),
      concurrency: 2,
      onGivenUp: (job) =>
        this.fallito(job, 'Errore durante il caricamento: comunicare l’id del file a chi gestisce la piattaforma'),
    });
  }

  private async esegui(job: RunningJob): Promise<void> {
    const { ente, id } = dove(job);
    const giornale = await this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).find(id));
    if (!giornale) throw new JobRefused(`no giornale ${id}`);
    if (giornale.stato === 'FILE_CARICATO') return;
    try {
      const conteggi = await new CaricaGiornale(new PgCaricamento(this.db, id), this.clock).execute(
        ente,
        {
          id,
          nome: giornale.nome,
          caricamento: giornale.caricamento,
          mappatura: giornale.mappatura ?? MAPPATURA_PREDEFINITA,
        },
        this.records(giornale),
        { correlationId: job.id, avanzamento: (righe) => job.progress(righe) },
      );
      this.log.info({ ente, giornale: id, ...conteggi }, 'giornale di cassa loaded');
    } catch (error) {
      if (!(error instanceof PivotError)) throw error;
      await this.fallito(job, error.message);
      this.log.warn({ ente, giornale: id, codice: error.code }, 'giornale di cassa refused');
    }
  }

  private fallito(job: RunningJob, errore: string): Promise<void> {
    const { ente, id } = dove(job);
    return this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).fallito(id, errore));
  }

  private async *records(giornale: Giornale): AsyncGenerator<RecordCsv> {
    const sorgente = await this.objects.get(giornale.oggetto);
    if (!/\.zip$/i.test(giornale.nome)) {
      yield* leggiCsv(sorgente, giornale.nome);
      return;
    }
    const cartella = await mkdtemp(path.join(tmpdir(), 'pivot-')); // a zip is read from its end
    try {
      const copia = path.join(cartella, 'giornale.zip');
      await pipeline(sorgente, createWriteStream(copia));
      const zip = await apriZip(copia, giornale.nome, this.config.ZIP_MAX_BYTES);
      let prima = 0;
      try {
        for (const voce of zip.voci) {
          let ultimo = 0;
          for await (const record of leggiCsv(await voce.apri(), voce.nome)) {
            ultimo = record.numero;
            yield { ...record, numero: prima + record.numero }; // one numbering over the whole upload
          }
          prima += ultimo;
        }
      } finally {
        zip.chiudi();
      }
    } finally {
      await rm(cartella, { recursive: true, force: true });
    }
  }
}

function dove(job: RunningJob): { ente: CodiceFiscaleEnte; id: string } {
  if (job.ente === undefined) throw new JobRefused('a giornale has an ente');
  return { ente: job.ente as CodiceFiscaleEnte, id: String(job.payload['giornale']) };
}
