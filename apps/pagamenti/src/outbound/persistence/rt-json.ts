import type { Rt } from '@mypay/pagamenti-core';
import { cents } from '@mypay/kernel';
import { z } from 'zod';

const importo = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => cents(BigInt(text)));
const parole = z.record(z.string(), z.string());
const soggetto = z.object({ tipo: z.enum(['F', 'G']), codice: z.string(), anagrafica: z.string(), recapiti: parole });
const schema = z.object({
  rtId: z.string(),
  numeroAvviso: z.string(),
  enteTitolare: z.string(),
  esito: z.enum(['OK', 'KO']),
  iuv: z.string(),
  importoTotale: importo,
  causale: z.string(),
  denominazioneEnte: z.string(),
  ufficio: z.string().optional(),
  debitore: soggetto,
  versamenti: z.array(
    z.object({
      indice: z.int(),
      importo,
      ente: z.string(),
      iban: z.string().optional(),
      causale: z.string(),
      tassonomia: z.string().optional(),
      metadati: parole,
      denominazione: z.string().optional(),
      marcaDaBollo: z.string().optional(),
    }),
  ),
  psp: z.object({
    id: z.string(),
    codiceFiscale: z.string().optional(),
    partitaIva: z.string().optional(),
    denominazione: z.string(),
    canale: z.string(),
    descrizioneCanale: z.string(),
  }),
  versante: soggetto.optional(),
  metodo: z.string().optional(),
  commissione: importo.optional(),
  dataOraPagamento: z
    .string()
    .transform((text) => new Date(text))
    .optional(),
  dataApplicazione: z.string().optional(),
  dataBonifico: z.string().optional(),
  unreadableDates: z.array(z.string()).optional(),
  metadati: parole,
  standIn: z.boolean(),
  fonte: z.enum(['PA_SEND_RT', 'PA_SEND_RT_V2']),
  soloV2: z
    .object({
      nota: z.string().optional(),
      commissioneEnte: importo.optional(),
      idBundle: z.string().optional(),
      idCiBundle: z.string().optional(),
    })
    .optional(),
});

/** A receipt as a jsonb column holds it: cents as text, instants in UTC. */
export function writeRt(rt: Rt): string {
  return JSON.stringify(rt, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** The receipt of a jsonb column, which only `writeRt` wrote: its brands are what they were. */
export function readRt(column: unknown): Rt {
  return schema.parse(column) as unknown as Rt;
}
