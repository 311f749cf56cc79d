import { FIELD_KINDS, FORM_BOUNDS, type FormDefinition } from '@mypay/kernel';
import { z } from 'zod';

const localText = z.strictObject({ it: z.string().min(1).max(500), en: z.string().min(1).max(500).optional() });
const source = z.string().min(1).max(FORM_BOUNDS.expression);
const bound = z.string().min(1).max(20);

const shape = {
  nome: z.string().min(1).max(40),
  genere: z.enum(FIELD_KINDS),
  etichetta: localText,
  aiuto: localText.optional(),
  obbligatorio: z.boolean().optional(),
  predefinito: z.string().max(FORM_BOUNDS.text).optional(),
  regola: z.string().min(1).max(200).optional(),
  messaggio: localText.optional(),
  minimo: bound.optional(),
  massimo: bound.optional(),
  opzioni: z
    .array(z.strictObject({ valore: z.string().min(1).max(100), etichetta: localText }))
    .max(FORM_BOUNDS.options)
    .optional(),
  valore: source.optional(),
  visibileSe: source.optional(),
  abilitatoSe: source.optional(),
  obbligatorioSe: source.optional(),
  controlli: z
    .array(z.strictObject({ se: source, messaggio: localText }))
    .max(10)
    .optional(),
};
const leaf = z.strictObject(shape);
const inside = z.strictObject({ ...shape, campi: z.array(leaf).max(FORM_BOUNDS.fields).optional() });
const field = z.strictObject({ ...shape, campi: z.array(inside).max(FORM_BOUNDS.fields).optional() });

/**
 * The form of a spontaneous payment as JSON: a section may hold groups, and nothing lies deeper. What the shape cannot say
 * (names, expressions, circles) is `formFaults` of the kernel's to judge.
 */
export const formDefinition: z.ZodType<FormDefinition> = z.strictObject({
  categoria: localText.optional(),
  aiuto: localText.optional(),
  campi: z.array(field).min(1).max(FORM_BOUNDS.fields),
  importo: z.string().min(1).max(40).optional(),
  causale: z.string().min(1).max(FORM_BOUNDS.causale),
});
