import { type Cents, cents, formatEuro, MAX_IMPORTO, sumCents } from '@mypay/kernel';
import { leggiXml, type NodoXml, scriviTesto } from './xml';

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

const codice = (nodo: NodoXml, nome: string): string | undefined => {
  const [uno, altro] = nodo.figli.filter((f) => f.nome === nome);
  if (altro !== undefined) throw new RangeError(`${nome} ripetuto`);
  if (uno === undefined) return undefined;
  const testo = testoDi(uno);
  if (testo === '' || testo.length > 64) throw new RangeError(`${nome} deve avere da 1 a 64 caratteri`);
  return testo;
};
const testoDi = (nodo: NodoXml): string => {
  if (nodo.figli.length > 0) throw new RangeError(`${nodo.nome} non ammette elementi`);
  return nodo.testo.trim();
};
const soltanto = (nodo: NodoXml, ...nomi: string[]): void => {
  if (nodo.testo.trim() !== '') throw new RangeError(`testo inatteso in ${nodo.nome}`);
  const altro = nodo.figli.find((f) => !nomi.includes(f.nome));
  if (altro) throw new RangeError(`${altro.nome} inatteso in ${nodo.nome}`);
};

function leggiImporto(testo: string): Cents {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(testo);
  const decimali = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || decimali.length > 2) throw new RangeError('importo non valido');
  const importo = cents(BigInt(`${match[1]}${decimali.padEnd(2, '0')}`));
  if (importo < 1n || importo > MAX_IMPORTO) throw new RangeError('importo fuori dai limiti');
  return importo;
}

/**
 * Reads a `<bilancio>` without namespace: white space between elements and any decimal from 0.01 up are tolerated, a DTD,
 * an attribute or an unknown element are not. Undefined when it is not one. Source: dovuti.md §11.1–11.2.
 */
export function parseBilancio(xml: string): Bilancio | undefined {
  try {
    const radice = leggiXml(xml);
    if (radice.nome !== 'bilancio') return undefined;
    soltanto(radice, 'capitolo');
    const capitoli = radice.figli.map((capitolo): Capitolo => {
      soltanto(capitolo, 'codCapitolo', 'codUfficio', 'accertamento');
      const codCapitolo = codice(capitolo, 'codCapitolo');
      if (codCapitolo === undefined) throw new RangeError('codCapitolo assente');
      const accertamenti = capitolo.figli
        .filter((f) => f.nome === 'accertamento')
        .map((accertamento): Accertamento => {
          soltanto(accertamento, 'codAccertamento', 'importo');
          const [importo, altro] = accertamento.figli.filter((f) => f.nome === 'importo');
          if (!importo || altro) throw new RangeError('un importo per accertamento');
          return { codAccertamento: codice(accertamento, 'codAccertamento'), importo: leggiImporto(testoDi(importo)) };
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
export function totaleBilancio(bilancio: Bilancio): Cents {
  return sumCents(bilancio.flatMap((c) => c.accertamenti.map((a) => a.importo)));
}

/** The strict form that is stored: no blanks, no declaration, amounts with two decimals. Source: dovuti.md §11.1. */
export function scriviBilancio(bilancio: Bilancio): string {
  const elemento = (nome: string, testo: string | undefined): string =>
    testo === undefined ? '' : `<${nome}>${scriviTesto(testo)}</${nome}>`;
  const capitoli = bilancio.map(
    (c) =>
      `<capitolo>${elemento('codCapitolo', c.codCapitolo)}${elemento('codUfficio', c.codUfficio)}${c.accertamenti
        .map(
          (a) =>
            `<accertamento>${elemento('codAccertamento', a.codAccertamento)}<importo>${formatEuro(a.importo)}</importo></accertamento>`,
        )
        .join('')}</capitolo>`,
  );
  return `<bilancio>${capitoli.join('')}</bilancio>`;
}

/** The stored form of `xml` if it is a bilancio whose shares make `importo`; undefined otherwise. Source: dovuti.md §11.2. */
export function normalizzaBilancio(xml: string, importo: Cents): string | undefined {
  const bilancio = parseBilancio(xml);
  if (!bilancio || totaleBilancio(bilancio) !== importo) return undefined;
  const testo = scriviBilancio(bilancio);
  return testo.length <= MAX_BILANCIO ? testo : undefined;
}
