import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type CodiceFiscaleEnte } from '@mypay/kernel';
import { type GiornaleRecord, LoadGiornale, MAPPATURA_PREDEFINITA, PivotError } from '@mypay/pivot-core';
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
import { readCsv } from '../outbound/files/csv';
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
      handler: (job) => this.run(job),
      concurrency: 2,
      onGivenUp: (job) =>
        this.refuse(
          job,
          new PivotError(
            'CARICAMENTO_INTERROTTO',
            'Il caricamento non è riuscito: comunicare l’id del giornale a chi gestisce la piattaforma',
          ),
        ),
    });
  }

  private async run(job: RunningJob): Promise<void> {
    const { ente, id } = dove(job);
    const giornale = await this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).find(id));
    if (!giornale) throw new JobRefused(`no giornale ${id}`);
    if (giornale.stato === 'FILE_CARICATO') return;
    const folder = await mkdtemp(path.join(tmpdir(), 'pivot-'));
    try {
      const loader = new LoadGiornale(new PgCaricamento(this.db, id), this.clock);
      const { nome, caricamento } = giornale;
      const upload = { id, nome, caricamento, mappatura: giornale.mappatura ?? MAPPATURA_PREDEFINITA };
      const open = await this.opener(giornale, folder);
      const conteggi = await loader.execute(ente, upload, open, {
        correlationId: job.id,
        avanzamento: (righe) => job.progress(righe),
      });
      this.log.info({ ente, giornale: id, ...conteggi }, 'giornale di cassa loaded');
    } catch (error) {
      if (!(error instanceof PivotError)) throw error;
      await this.refuse(job, error);
      this.log.warn({ ente, giornale: id, codice: error.code }, 'giornale di cassa refused');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private refuse(job: RunningJob, { code, message }: PivotError): Promise<void> {
    const { ente, id } = dove(job);
    return this.db.inEnte(ente, (tx) => new PgGiornali(tx, ente).fallito(id, code, message));
  }

  /** What reads the upload from its beginning. A zip is read from its end, so it is copied into `folder` first. */
  private async opener(giornale: Giornale, folder: string): Promise<() => AsyncIterable<GiornaleRecord>> {
    const { objects, config } = this;
    if (!/\.zip$/i.test(giornale.nome))
      return async function* () {
        yield* readCsv(await objects.get(giornale.oggetto), giornale.nome);
      };
    const copy = path.join(folder, 'giornale.zip');
    await pipeline(await objects.get(giornale.oggetto), createWriteStream(copy));
    return () => zipRecords(copy, giornale.nome, config.ZIP_MAX_BYTES);
  }
}

/** Records of every file of a zip, with one numbering over the whole. */
async function* zipRecords(file: string, name: string, maxBytes: number): AsyncGenerator<GiornaleRecord> {
  const zip = await apriZip(file, name, maxBytes);
  let before = 0;
  try {
    for (const entry of zip.voci) {
      let last = 0;
      for await (const record of readCsv(await entry.apri(), entry.nome)) {
        last = record.numero;
        yield { ...record, numero: before + record.numero };
      }
      before += last;
    }
  } finally {
    zip.chiudi();
  }
}

function dove(job: RunningJob): { ente: CodiceFiscaleEnte; id: string } {
  if (job.ente === undefined) throw new JobRefused('a giornale has an ente');
  return { ente: job.ente as CodiceFiscaleEnte, id: String(job.payload['giornale']) };
}
