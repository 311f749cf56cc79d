import { type FormDefinition, formFaults, judgeForm } from '@mypay/kernel';
import { today } from '../../shared/session/clock';
import { JsonFault, jsonLines, lineOf } from './json-lines';

/** What is wrong with what was written, and on which line. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
  readonly cure?: string | undefined;
}

export interface ReadDefinition {
  /** Undefined while it is no form that could be drawn. */
  readonly form?: FormDefinition;
  readonly faults: readonly Fault[];
}

/** A place that the server names (`modulo.campi.0` or `campi.0`) as a line of the text. */
export function lineOfField(text: string, campo: string): number {
  try {
    return lineOf(jsonLines(text), campo.replace(/^modulo\.?/, ''));
  } catch {
    return 1;
  }
}

/**
 * What was written as a form, judged as the server judges what it means. Its shape is the server's to judge: a text of another
 * shape gives no form and no faults.
 */
export function readDefinition(text: string, notJson: string): ReadDefinition {
  let lines: ReadonlyMap<string, number>;
  try {
    lines = jsonLines(text);
  } catch (error) {
    return { faults: [{ line: error instanceof JsonFault ? error.line : 1, reason: notJson }] };
  }
  try {
    const form = JSON.parse(text) as FormDefinition;
    const faults = formFaults(form).map(({ path, motivo, cure }) => ({
      line: lineOf(lines, path),
      reason: motivo,
      cure,
    }));
    if (faults.length > 0) return { faults };
    judgeForm(form, {}, today());
    // What is drawn must be there.
    if (form.campi.some(({ etichetta }) => typeof etichetta.it !== 'string')) return { faults: [] };
    return { form, faults: [] };
  } catch {
    return { faults: [] };
  }
}
