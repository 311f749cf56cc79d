import { Inject, Injectable } from '@nestjs/common';
import { flussoRendicontazioneIngestedV1, rigaFlusso, testataFlusso } from '@mypay/contracts';
import type { UnitOfWork } from '@mypay/kernel';
import { numberer, type NewFlusso, recordFlusso, type FlussoRiga, type PivotStores } from '@mypay/pivot-core';
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
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(OBJECTS) private readonly objects: ObjectStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.register(LOAD_FLUSSO, { handler: (job) => this.run(job), maxAttempts: 10, concurrency: 2 });
  }

  private async run(job: RunningJob): Promise<void> {
    const { ente, data } = flussoRendicontazioneIngestedV1.decode(job.payload['evento']);
    const flusso = fromTestata(data.testata);
    const esito = await this.unitOfWork.run(ente, (stores) =>
      recordFlusso(stores, flusso, () => this.righe(flusso, data.righe.chiave, data.numeroRighe)),
    );
    await job.progress(data.numeroRighe, data.numeroRighe);
    this.log.info({ ente, iuf: flusso.iuf, psp: flusso.psp, righe: data.numeroRighe, esito }, 'flow recorded');
  }

  /** Rows of the object, each checked against the contract and numbered inside the flow. @throws JobRefused */
  private async *righe(flusso: NewFlusso, key: string, expected: number): AsyncGenerator<FlussoRiga> {
    const number = numberer();
    let due = 0;
    let testata = true;
    const source = await this.objects.get(key);
    for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
      if (line === '') continue;
      if (testata) {
        testata = false; // the header repeats what the event says
        continue;
      }
      const read = z.safeDecode(rigaFlusso, asJson(line) as never);
      if (!read.success) throw new JobRefused(`riga ${due + 1} di ${key} non è nel formato del contratto`);
      const { importoCents, ...riga } = read.data;
      due++;
      yield { ...riga, psp: flusso.psp, iuf: flusso.iuf, indice: number(riga), importo: importoCents };
    }
    if (due !== expected) throw new JobRefused(`${key} ha ${due} righe, l'evento ne dichiara ${expected}`);
  }
}

/** Undefined for what is not JSON: the contract refuses it. */
function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fromTestata(t: z.output<typeof testataFlusso>): NewFlusso {
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
