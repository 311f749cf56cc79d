import { z } from 'zod';
import { defineEvent } from '../define-event';
import { objectRef } from '../object-ref';

/** States of an ente. Source: onboarding.md §3; the adesione practice adds its own later. */
export const statoEnte = z.enum(['INSERITO', 'PRE_ESERCIZIO', 'ESERCIZIO', 'SOSPESO']);
/** Scopes of a suspension. Source: onboarding.md §10.2. */
export const ambitoSospensione = z.enum(['SOLO_SPONTANEI', 'NUOVI_DEBITI', 'INCASSI', 'TOTALE']);

/** Languages that a notice may bear beside Italian. Source: onboarding.md §8.1. */
export const secondLanguage = z.enum(['de', 'sl', 'fr', 'en']);

/** A code of the ente on a station. Source: onboarding.md §8.1 "codici". */
export const codiceStazione = z.object({
  stazione: z.string().min(1).max(35),
  tipo: z.enum(['SEGREGAZIONE', 'APPLICATION']),
  codice: z.string().regex(/^\d{2}$/),
  generaIuv: z.boolean(),
});

/** The whole ente as its owner knows it. Applies only if `versione` is newer. */
export const enteSnapshotV1 = defineEvent({
  topic: 'onboarding.ente',
  type: 'EnteSnapshot',
  version: 1,
  key: ({ ente }) => ente,
  data: z.object({
    codiceIpa: z.string().min(2).max(80),
    denominazione: z.string().min(1).max(100),
    denominazioneBreve: z.string().max(50).optional(),
    /** Name of the beneficiary on notices and receipts; denominazione cut to 70 when the ente gave none. */
    denominazioneBeneficiario: z.string().min(1).max(70),
    stato: statoEnte,
    ambitoSospensione: ambitoSospensione.optional(),
    /** Codice fiscale of the intermediary (idBrokerPA). */
    intermediario: z.string().min(1).max(35),
    codici: z.array(codiceStazione),
    auxDigit: z.enum(['0', '3']),
    cbill: z.string().max(5).optional(),
    iuvSemprePiattaforma: z.boolean(),
    pagamentoOltreScadenza: z.boolean(),
    /** IBAN used when a tipo dovuto has none. */
    ibanDefault: z.string().max(34).optional(),
    /** Every active IBAN, postal ones too (ABI 07601). */
    iban: z.array(
      z.object({
        iban: z.string().max(34),
        postale: z.boolean(),
        /** Of a postal account: its holder, and the authorisation of Poste by which a bollettino may be printed. */
        intestatario: z.string().max(70).optional(),
        autorizzazioneStampa: z.string().max(50).optional(),
      }),
    ),
    flgPagati: z.boolean(),
    flgTesoreria: z.boolean(),
    giorniPagamentoPresunti: z.int().min(0).max(30),
    /** Shown to citizens, and whether they may make spontaneous payments; absent means yes for both. */
    entePubblico: z.boolean().optional(),
    pagamentoSpontaneo: z.boolean().optional(),
    /** Language that notices bear beside Italian. */
    linguaAggiuntiva: secondLanguage.optional(),
    /** The picture for paper: PNG or JPEG, at most 500 kB. Absent: none. */
    logo: objectRef.pick({ chiave: true, sha256: true }).optional(),
  }),
});
