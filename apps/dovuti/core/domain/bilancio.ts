import { type Cents, cents, formatEuro, MAX_IMPORTO, sumCents } from '@mypay/kernel';
import { readXml, type NodoXml, writeText } from './xml';

/** One share of the amount, on capitolo, ufficio and accertamento. */
export interface Accertamento {
  readonly codAccertamento?: string | undefined;
  readonly importo: Cents;
}
export interface Capitolo {
  readonly codCapitolo: string;
  readonly codUfficio?: string | undefined;
  readonly accertamenti: readonly Accertamento[];
}
export type Bilancio = readonly Capitolo[];

/** Greatest length of the stored text. Source: dovuti.md §2. */
export const MAX_BILANCIO = 4096;

const codice = (nodo: NodoXml, name: string): string | undefined => {
  const [one, other] = nodo.children.filter((f) => f.nome === name);
  if (other !== undefined) throw new RangeError(`${name} ripetuto`);
  if (one === undefined) return undefined;
  const text = textOf(one);
  if (text === '' || text.length > 64) throw new RangeError(`${name} deve avere da 1 a 64 caratteri`);
  return text;
};
const textOf = (nodo: NodoXml): string => {
  if (nodo.children.length > 0) throw new RangeError(`${nodo.nome} non ammette elementi`);
  return nodo.testo.trim();
};
const demandOnly = (nodo: NodoXml, ...names: string[]): void => {
  if (nodo.testo.trim() !== '') throw new RangeError(`testo inatteso in ${nodo.nome}`);
  const other = nodo.children.find((f) => !names.includes(f.nome));
  if (other) throw new RangeError(`${other.nome} inatteso in ${nodo.nome}`);
};

function readImporto(text: string): Cents {
  const match = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) throw new RangeError('importo non valido');
  const importo = cents(BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`));
  if (importo < 1n || importo > MAX_IMPORTO) throw new RangeError('importo fuori dai limiti');
  return importo;
}

/**
 * Reads a `<bilancio>` without namespace: white space between elements and any decimal from 0.01 up are tolerated, a DTD,
 * an attribute or an unknown element are not. Undefined when it is not one. Source: dovuti.md §11.1–11.2.
 */
export function parseBilancio(xml: string): Bilancio | undefined {
  try {
    const root = readXml(xml);
    if (root.nome !== 'bilancio') return undefined;
    demandOnly(root, 'capitolo');
    const capitoli = root.children.map((capitolo): Capitolo => {
      demandOnly(capitolo, 'codCapitolo', 'codUfficio', 'accertamento');
      const codCapitolo = codice(capitolo, 'codCapitolo');
      if (codCapitolo === undefined) throw new RangeError('codCapitolo assente');
      const accertamenti = capitolo.children
        .filter((f) => f.nome === 'accertamento')
        .map((accertamento): Accertamento => {
          demandOnly(accertamento, 'codAccertamento', 'importo');
          const [importo, other] = accertamento.children.filter((f) => f.nome === 'importo');
          if (!importo || other) throw new RangeError('un importo per accertamento');
          return { codAccertamento: codice(accertamento, 'codAccertamento'), importo: readImporto(textOf(importo)) };
        });
      if (accertamenti.length === 0) throw new RangeError('accertamento assente');
      return { codCapitolo, codUfficio: codice(capitolo, 'codUfficio'), accertamenti };
    });
    return capitoli.length > 0 ? capitoli : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // what the text is wrong in: the answer is one code for all
    throw error;
  }
}

/** Sum of all shares. */
export function bilancioTotal(bilancio: Bilancio): Cents {
  return sumCents(bilancio.flatMap((c) => c.accertamenti.map((a) => a.importo)));
}

/** The strict form that is stored: no blanks, no declaration, amounts with two decimals. Source: dovuti.md §11.1. */
export function writeBilancio(bilancio: Bilancio): string {
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `<${name}>${writeText(text)}</${name}>`;
  const capitoli = bilancio.map(
    (c) =>
      `<capitolo>${element('codCapitolo', c.codCapitolo)}${element('codUfficio', c.codUfficio)}${c.accertamenti
        .map(
          (a) =>
            `<accertamento>${element('codAccertamento', a.codAccertamento)}<importo>${formatEuro(a.importo)}</importo></accertamento>`,
        )
        .join('')}</capitolo>`,
  );
  return `<bilancio>${capitoli.join('')}</bilancio>`;
}

/** The stored form of `xml` if it is a bilancio whose shares make `importo`; undefined otherwise. Source: dovuti.md §11.2. */
export function normalizeBilancio(xml: string, importo: Cents): string | undefined {
  const bilancio = parseBilancio(xml);
  if (!bilancio || bilancioTotal(bilancio) !== importo) return undefined;
  const text = writeBilancio(bilancio);
  return text.length <= MAX_BILANCIO ? text : undefined;
}
