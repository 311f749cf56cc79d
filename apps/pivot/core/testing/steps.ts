import { cents, type LocalDate, parseEuro, parseXsdDateTime, wallTimeInRome } from '@mypay/kernel';
import {
  recordFlusso,
  recordMovimenti,
  recordNotifica,
  recordRicevuta,
  removeFlusso,
  removeMovimento,
  removeNotifica,
  removeRicevuta,
} from '../application/record';
import type { NewFlusso, RecordingStores } from '../application/ports';
import {
  movimentoKey,
  type Classificazione,
  classiOf,
  readCausale,
  type Movimento,
  type Notifica,
  numberer,
  type Ricevuta,
  type FlussoRiga,
  NO_CODE,
} from '../domain';

/** A step of a case in the format of `pivot-cases.json`. */
export interface Step {
  readonly op: 'upsert' | 'delete';
  readonly type: 'sil' | 'rt' | 'fdr' | 'cash';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Expected {
  readonly payments?: Readonly<Record<string, readonly string[]>>;
  readonly sintesi?: Readonly<Record<string, string>>;
  readonly notifications?: Readonly<Record<string, readonly string[]>>;
  readonly flows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cash?: Readonly<Record<string, readonly string[]>>;
  readonly cashKeys?: Readonly<Record<string, { readonly iuf: string | null; readonly iuv: string | null }>>;
}

export interface Example {
  readonly id: string;
  readonly title?: string;
  readonly ente: { readonly flgPagati: boolean; readonly flgTesoreria: boolean };
  readonly orderIndependent?: boolean;
  readonly steps: readonly Step[];
  readonly expected: Expected;
  readonly checkpoints?: readonly (Expected & { readonly afterStep: number })[];
}

/** Text of a field; absent or null is undefined. */
const text = (d: Step['data'], name: string): string | undefined => {
  const value = d[name];
  return value === undefined || value === null ? undefined : String(value);
};
const required = (d: Step['data'], name: string): string => {
  const value = text(d, name);
  if (value === undefined) throw new Error(`a step lacks ${name}`);
  return value;
};
const day = (d: Step['data'], name: string): LocalDate => (text(d, name) ?? '1970-01-01') as LocalDate;

/** A step is played in many orders: its data are read once. */
function once<T>(reader: (d: Step['data']) => T): (d: Step['data']) => T {
  const read = new WeakMap<Step['data'], T>();
  return (d) => {
    if (!read.has(d)) read.set(d, reader(d));
    return read.get(d) as T;
  };
}

/** Wall time is slow to compute, and a case has few instants. */
const hourInRome = new Map<number, string>();
function timeInRome(instant: Date): string {
  const nota = hourInRome.get(instant.getTime()) ?? wallTimeInRome(instant);
  hourInRome.set(instant.getTime(), nota);
  return nota;
}

export const ricevutaOf = once((d): Ricevuta => {
  const importo = parseEuro(required(d, 'importo'));
  return {
    iuv: required(d, 'iuv'),
    iur: required(d, 'iur'),
    indice: Number(text(d, 'indice') ?? 1),
    iud: text(d, 'iud'),
    importo,
    importoTotale: text(d, 'importoTotale') === undefined ? importo : parseEuro(required(d, 'importoTotale')),
    esito: text(d, 'esito') ?? '0',
    dataEsito: day(d, 'dataEsito'),
    dataOraMessaggio: parseXsdDateTime(text(d, 'dataOraMessaggioRicevuta') ?? '1970-01-01T00:00:00'),
    tipoDovuto: text(d, 'tipoDovuto'),
  };
});

export const notificaOf = once((d): Notifica => {
  return {
    iud: required(d, 'iud'),
    iuv: required(d, 'iuv'),
    importo: parseEuro(required(d, 'importo')),
    dataEsecuzione: day(d, 'dataEsecuzione'),
    tipoDovuto: text(d, 'tipoDovuto'),
  };
});

export const flussoOf = once((d): NewFlusso => {
  const righe = (d['rows'] ?? []) as Step['data'][];
  return {
    psp: required(d, 'psp'),
    iuf: required(d, 'iuf'),
    dataOraFlusso: parseXsdDateTime(required(d, 'dataOraFlusso')),
    revisione: Number(text(d, 'revisione') ?? 0),
    idRegolamento: text(d, 'idRegolamento') ?? '',
    dataRegolamento: day(d, 'dataRegolamento'),
    importoTotale: parseEuro(text(d, 'importoTotale') ?? '0.00'),
    numeroPagamenti: Number(text(d, 'numPagamenti') ?? righe.length),
  };
});

export const righeOf = once((d): FlussoRiga[] => {
  const number = numberer();
  return ((d['rows'] ?? []) as Step['data'][]).map((r, i) => {
    const iuv = required(r, 'iuv');
    const iur = required(r, 'iur');
    const dato = text(r, 'indice');
    return {
      psp: required(d, 'psp'),
      iuf: required(d, 'iuf'),
      riga: i + 1,
      iuv,
      iur,
      indice: number({ iuv, iur, indice: dato === undefined ? undefined : Number(dato) }),
      importo: parseEuro(required(r, 'importo')),
      esito: required(r, 'esito'),
      dataEsito: day(r, 'dataEsito'),
    };
  });
});

/** Undefined when the row is to be refused: its IUF is longer than 35. */
export const movimentoOf = once((d): Movimento | undefined => {
  const causale = text(d, 'causale') ?? '';
  const { iuf, iuv, letture, iufTooLong } = readCausale(causale);
  if (iufTooLong) return undefined;
  return {
    anno: required(d, 'anno'),
    bolletta: required(d, 'codBolletta'),
    enteBt: NO_CODE,
    istat: NO_CODE,
    importo: parseEuro(required(d, 'importo')),
    dataContabile: day(d, 'dataContabile'),
    dataValuta: text(d, 'dataValuta') as LocalDate | undefined,
    causale,
    ordinante: text(d, 'denominazione') ?? '',
    iuf,
    iuv,
    letture,
  };
});

/** Plays one step, as the doors of the service would; `order` is the place of the upload among those accepted. */
export async function apply(stores: RecordingStores, step: Step, order: number): Promise<void> {
  const { data } = step;
  const via = step.op === 'delete' || text(data, 'tipoOperazione') === 'STORNATO';
  switch (step.type) {
    case 'rt':
      await (via ? removeRicevuta(stores, ricevutaOf(data)) : recordRicevuta(stores, ricevutaOf(data)));
      return;
    case 'sil':
      await (via ? removeNotifica(stores, required(data, 'iud')) : recordNotifica(stores, notificaOf(data)));
      return;
    case 'fdr':
      await (via
        ? removeFlusso(stores, { psp: required(data, 'psp'), iuf: required(data, 'iuf') })
        : recordFlusso(stores, flussoOf(data), () => righeOf(data)));
      return;
    case 'cash': {
      const movimento = movimentoOf(data);
      if (movimento)
        await (via
          ? removeMovimento(stores, movimentoKey(movimento))
          : recordMovimenti(stores, [{ ...movimento, caricamento: BigInt(order), riga: 1 }]));
    }
  }
}

/** A classification in the words of the case file. */
export function inWords(c: Classificazione, movimenti: Iterable<Movimento>): Required<Expected> {
  const bolletta = (key: string): string => key.split('/').slice(0, 2).join('/');
  return {
    payments: Object.fromEntries([...c.pagamenti].map(([k, p]) => [k, classiOf(p.classi)])),
    sintesi: Object.fromEntries([...c.pagamenti].map(([k, p]) => [k, p.sintesi])),
    notifications: Object.fromEntries([...c.notifiche].map(([k, bits]) => [k, classiOf(bits)])),
    flows: Object.fromEntries(
      [...c.flussi.values()].map(({ flusso, verdetto, conteggi }) => [
        flusso.iuf,
        {
          dataOraFlusso: timeInRome(flusso.dataOraFlusso),
          verdict: verdetto,
          rows: conteggi.righe,
          rowsSenzaRt: conteggi.righeSenzaRt,
        },
      ]),
    ),
    cash: Object.fromEntries([...c.movimenti].map(([k, bits]) => [bolletta(k), classiOf(bits)])),
    cashKeys: Object.fromEntries(
      [...movimenti].map((m) => [`${m.anno}/${m.bolletta}`, { iuf: m.iuf ?? null, iuv: m.iuv ?? null }]),
    ),
  };
}

/** Whether what came out is what was expected: the parts that are named there, class lists as sets. */
export function isExpected(expected: Expected, found: Required<Expected>): boolean {
  const parts = ['payments', 'sintesi', 'notifications', 'flows', 'cash', 'cashKeys'] as const;
  return parts.every((p) => expected[p] === undefined || knownCanonical(expected[p]) === canonical(found[p]));
}

const canonicalForms = new WeakMap<object, string>();
function knownCanonical(value: object | undefined): string {
  if (value === undefined) return canonical(value);
  const known = canonicalForms.get(value) ?? canonical(value);
  canonicalForms.set(value, known);
  return known;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => {
    if (Array.isArray(v)) return [...v].sort();
    if (v !== null && typeof v === 'object')
      return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
    return v;
  });
}

/** Every order of the elements. */
export function* permutations<T>(elements: readonly T[]): Generator<T[]> {
  if (elements.length <= 1) yield [...elements];
  for (let i = 0; i < elements.length; i++)
    for (const rest of permutations([...elements.slice(0, i), ...elements.slice(i + 1)]))
      yield [elements[i] as T, ...rest];
}

/** An amount for tests. */
export const euro = (euroText: string) => cents(parseEuro(euroText));
