import { z } from 'zod';
import { centsCodec, instantCodec, localDateCodec } from '../codecs';
import { ContractViolation, defineEvent } from '../define-event';
import { objectRef } from '../object-ref';

/** Header of a reporting flow, the same from FDR-3 and from SOAP. Source: pagopa-node.md §9.5 mapping. `psp` = sender.id. */
export const testataFlusso = z.object({
  iuf: z.string().min(1).max(35),
  psp: z.string().min(1).max(35),
  pspDenominazione: z.string().max(70).optional(),
  /** Identifier of the PSP in paths of FDR-3; look-ups only. */
  pspId: z.string().min(1).max(35),
  revisione: z.int().min(0),
  dataOraFlusso: instantCodec,
  idRegolamento: z.string().max(35),
  dataRegolamento: localDateCodec,
  bicRiversamento: z.string().max(35).optional(),
  numeroTotalePagamenti: z.int().min(0),
  importoTotaleCents: centsCodec, // as declared
});

/** One row of the NDJSON object of a flow: first the header (`testataFlusso`), then rows, in document order. */
export const rigaFlusso = z.object({
  riga: z.int().min(1),
  iuv: z.string().min(1).max(35),
  iur: z.string().min(1).max(35),
  /** Absent when the document names none: numbered inside the flow by pivot. */
  indice: z.int().min(1).max(5).optional(),
  importoCents: centsCodec,
  esito: z.string().min(1).max(1), // 0, 3, 4, 8, 9
  dataEsito: localDateCodec,
});

/** A reporting flow (FdR), in this revision, is stored; its rows lie in `righe` as NDJSON. */
export const flussoRendicontazioneIngestedV1 = defineEvent({
  topic: 'pagamenti.flusso-rendicontazione',
  type: 'FlussoRendicontazioneIngested',
  version: 1,
  key: ({ ente, data }) => `${ente}:${data.testata.psp}:${data.testata.iuf.toUpperCase()}`,
  data: z.object({
    testata: testataFlusso,
    righe: objectRef,
    numeroRighe: z.int().min(0),
    sommaRigheCents: centsCodec,
  }),
});

export type TestataFlusso = z.output<typeof testataFlusso>;
export type RigaFlusso = z.output<typeof rigaFlusso>;

const line = <S extends z.ZodType>(schema: S, what: string, value: z.output<S>): string => {
  const encoded = z.safeEncode(schema, value as never);
  if (!encoded.success) {
    const fields = encoded.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new ContractViolation(`${what}: ${fields} not writable`, { cause: encoded.error });
  }
  return JSON.stringify(encoded.data);
};

/** First line of the NDJSON object of a flow, without its line end. @throws ContractViolation naming the fields, never their values */
export const writeTestataFlusso = (testata: TestataFlusso): string => line(testataFlusso, 'testata', testata);
/** A further line. @throws ContractViolation */
export const writeRigaFlusso = (riga: RigaFlusso): string => line(rigaFlusso, `riga ${riga.riga}`, riga);
