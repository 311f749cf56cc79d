import { Inject, Injectable } from '@nestjs/common';
import { flussoRendicontazioneIngestedV1, rigaFlusso, testataFlusso } from '@mypay/contracts';
import type { UnitOfWork } from '@mypay/kernel';
import { numeratore, type NuovoFlusso, registraFlusso, type RigaFlusso, type StoresPivot } from '@mypay/pivot-core';
import { JobRefused, JobRunner, type RunningJob } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { LOAD_FLUSSO } from '../../job-kinds';
import { UNIT_OF_WORK } from '../../tokens';

/** Loads the rows of a flow from its NDJSON object, as a stream, in one transaction: the new version is there whole or not at all. */
@Injectable()
export class LoadFlussoJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<StoresPivot>,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.register(LOAD_FLUSSO, { handler: (job) => this.run(job), maxAttempts: 10, concurrency: 2 });
  }

  private async run(job: RunningJob): Promise<void> {
    const { ente, data } = flussoRendicontazioneIngestedV1.decode(job.payload['evento']);
    const flusso = daTestata(data.testata);
    const esito = await this.unitOfWork.run(ente, (stores) =>
      registraFlusso(stores, flusso, () => this.righe(flusso, data.righe.chiave, data.numeroRighe)),
    );
    await job.progress(data.numeroRighe, data.numeroRighe);
    this.log.info({ ente, iuf: flusso.iuf, psp: flusso.psp, righe: data.numeroRighe, esito }, 'flow recorded');
  }

  /** Rows of the object, each checked against the contract and numbered inside the flow. @throws JobRefused */
  private async *righe(flusso: NuovoFlusso, chiave: string, attese: number): AsyncGenerator<RigaFlusso> {
    const numera = numeratore();
    let lette = 0;
    let testata = true;
    const sorgente = await this.objects.get(chiave);
    for await (const linea of createInterface({ input: sorgente, crlfDelay: Infinity })) {
      if (linea === '') continue;
      if (testata) {
        testata = false; // the header repeats what the event says
        continue;
      }
      const letta = z.safeDecode(rigaFlusso, comeJson(linea) as never);
      if (!letta.success) throw new JobRefused(`riga ${lette + 1} di ${chiave} non è nel formato del contratto`);
      const { importoCents, ...riga } = letta.data;
      lette++;
      yield { ...riga, psp: flusso.psp, iuf: flusso.iuf, indice: numera(riga), importo: importoCents };
    }
    if (lette !== attese) throw new JobRefused(`${chiave} ha ${lette} righe, l'evento ne dichiara ${attese}`);
  }
}

/** Undefined for what is not JSON: the contract refuses it. */
function comeJson(linea: string): unknown {
  try {
    return JSON.parse(linea);
  } catch {
    return undefined;
  }
}

function daTestata(t: z.output<typeof testataFlusso>): NuovoFlusso {
  return {
    psp: t.psp,
    iuf: t.iuf,
    dataOraFlusso: t.dataOraFlusso,
    revisione: t.revisione,
    idRegolamento: t.idRegolamento,
    dataRegolamento: t.dataRegolamento,
    importoTotale: t.importoTotaleCents,
    numeroPagamenti: t.numeroTotalePagamenti,
    pspDenominazione: t.pspDenominazione,
    bicRiversamento: t.bicRiversamento,
  };
}
