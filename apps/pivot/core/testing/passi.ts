import { cents, type LocalDate, parseEuro, parseXsdDateTime, wallTimeInRome } from '@mypay/kernel';
import {
  registraFlusso,
  registraMovimenti,
  registraNotifica,
  registraRicevuta,
  rimuoviFlusso,
  rimuoviMovimento,
  rimuoviNotifica,
  rimuoviRicevuta,
} from '../application/record';
import type { NuovoFlusso, StoresRegistrazione } from '../application/ports';
import {
  chiaveMovimento,
  type Classificazione,
  classiDi,
  leggiCausale,
  type Movimento,
  type Notifica,
  numeratore,
  type Ricevuta,
  type RigaFlusso,
  SENZA_CODICE,
} from '../domain';

/** A step of a case in the format of `pivot-cases.json`. */
export interface Passo {
  readonly op: 'upsert' | 'delete';
  readonly type: 'sil' | 'rt' | 'fdr' | 'cash';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Atteso {
  readonly payments?: Readonly<Record<string, readonly string[]>>;
  readonly sintesi?: Readonly<Record<string, string>>;
  readonly notifications?: Readonly<Record<string, readonly string[]>>;
  readonly flows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cash?: Readonly<Record<string, readonly string[]>>;
  readonly cashKeys?: Readonly<Record<string, { readonly iuf: string | null; readonly iuv: string | null }>>;
}

export interface Caso {
  readonly id: string;
  readonly title?: string;
  readonly ente: { readonly flgPagati: boolean; readonly flgTesoreria: boolean };
  readonly orderIndependent?: boolean;
  readonly steps: readonly Passo[];
  readonly expected: Atteso;
  readonly checkpoints?: readonly (Atteso & { readonly afterStep: number })[];
}

/** Text of a field; absent or null is undefined. */
const testo = (d: Passo['data'], nome: string): string | undefined => {
  const valore = d[nome];
  return valore === undefined || valore === null ? undefined : String(valore);
};
const obbligatorio = (d: Passo['data'], nome: string): string => {
  const valore = testo(d, nome);
  if (valore === undefined) throw new Error(`a step lacks ${nome}`);
  return valore;
};
const giorno = (d: Passo['data'], nome: string): LocalDate => (testo(d, nome) ?? '1970-01-01') as LocalDate;

/** A step is played in many orders: its data are read once. */
function unaVolta<T>(leggi: (d: Passo['data']) => T): (d: Passo['data']) => T {
  const letti = new WeakMap<Passo['data'], T>();
  return (d) => {
    if (!letti.has(d)) letti.set(d, leggi(d));
    return letti.get(d) as T;
  };
}

/** Wall time is slow to compute, and a case has few instants. */
const oreDiRoma = new Map<number, string>();
function oraDiRoma(istante: Date): string {
  const nota = oreDiRoma.get(istante.getTime()) ?? wallTimeInRome(istante);
  oreDiRoma.set(istante.getTime(), nota);
  return nota;
}

export const ricevutaDi = unaVolta((d): Ricevuta => {
  const importo = parseEuro(obbligatorio(d, 'importo'));
  return {
    iuv: obbligatorio(d, 'iuv'),
    iur: obbligatorio(d, 'iur'),
    indice: Number(testo(d, 'indice') ?? 1),
    iud: testo(d, 'iud'),
    importo,
    importoTotale: testo(d, 'importoTotale') === undefined ? importo : parseEuro(obbligatorio(d, 'importoTotale')),
    esito: testo(d, 'esito') ?? '0',
    dataEsito: giorno(d, 'dataEsito'),
    dataOraMessaggio: parseXsdDateTime(testo(d, 'dataOraMessaggioRicevuta') ?? '1970-01-01T00:00:00'),
    tipoDovuto: testo(d, 'tipoDovuto'),
  };
});

export const notificaDi = unaVolta((d): Notifica => {
  return {
    iud: obbligatorio(d, 'iud'),
    iuv: obbligatorio(d, 'iuv'),
    importo: parseEuro(obbligatorio(d, 'importo')),
    dataEsecuzione: giorno(d, 'dataEsecuzione'),
    tipoDovuto: testo(d, 'tipoDovuto'),
  };
});

export const flussoDi = unaVolta((d): NuovoFlusso => {
  const righe = (d['rows'] ?? []) as Passo['data'][];
  return {
    psp: obbligatorio(d, 'psp'),
    iuf: obbligatorio(d, 'iuf'),
    dataOraFlusso: parseXsdDateTime(obbligatorio(d, 'dataOraFlusso')),
    revisione: Number(testo(d, 'revisione') ?? 0),
    idRegolamento: testo(d, 'idRegolamento') ?? '',
    dataRegolamento: giorno(d, 'dataRegolamento'),
    importoTotale: parseEuro(testo(d, 'importoTotale') ?? '0.00'),
    numeroPagamenti: Number(testo(d, 'numPagamenti') ?? righe.length),
  };
});

export const righeDi = unaVolta((d): RigaFlusso[] => {
  const numera = numeratore();
  return ((d['rows'] ?? []) as Passo['data'][]).map((r, i) => {
    const iuv = obbligatorio(r, 'iuv');
    const iur = obbligatorio(r, 'iur');
    const dato = testo(r, 'indice');
    return {
      psp: obbligatorio(d, 'psp'),
      iuf: obbligatorio(d, 'iuf'),
      riga: i + 1,
      iuv,
      iur,
      indice: numera({ iuv, iur, indice: dato === undefined ? undefined : Number(dato) }),
      importo: parseEuro(obbligatorio(r, 'importo')),
      esito: obbligatorio(r, 'esito'),
      dataEsito: giorno(r, 'dataEsito'),
    };
  });
});

/** Undefined when the row is to be refused: its IUF is longer than 35. */
export const movimentoDi = unaVolta((d): Movimento | undefined => {
  const causale = testo(d, 'causale') ?? '';
  const { iuf, iuv, iufTroppoLungo } = leggiCausale(causale);
  if (iufTroppoLungo) return undefined;
  return {
    anno: obbligatorio(d, 'anno'),
    bolletta: obbligatorio(d, 'codBolletta'),
    enteBt: SENZA_CODICE,
    istat: SENZA_CODICE,
    importo: parseEuro(obbligatorio(d, 'importo')),
    dataContabile: giorno(d, 'dataContabile'),
    dataValuta: testo(d, 'dataValuta') as LocalDate | undefined,
    causale,
    ordinante: testo(d, 'denominazione') ?? '',
    iuf,
    iuv,
  };
});

/** Plays one step, as the doors of the service would; `ordine` is the place of the upload among those accepted. */
export async function applica(stores: StoresRegistrazione, passo: Passo, ordine: number): Promise<void> {
  const { data } = passo;
  const via = passo.op === 'delete' || testo(data, 'tipoOperazione') === 'STORNATO';
  switch (passo.type) {
    case 'rt':
      await (via ? rimuoviRicevuta(stores, ricevutaDi(data)) : registraRicevuta(stores, ricevutaDi(data)));
      return;
    case 'sil':
      await (via ? rimuoviNotifica(stores, obbligatorio(data, 'iud')) : registraNotifica(stores, notificaDi(data)));
      return;
    case 'fdr':
      await (via
        ? rimuoviFlusso(stores, { psp: obbligatorio(data, 'psp'), iuf: obbligatorio(data, 'iuf') })
        : registraFlusso(stores, flussoDi(data), () => righeDi(data)));
      return;
    case 'cash': {
      const movimento = movimentoDi(data);
      if (movimento)
        await (via
          ? rimuoviMovimento(stores, chiaveMovimento(movimento))
          : registraMovimenti(stores, [{ ...movimento, caricamento: BigInt(ordine), riga: 1 }]));
    }
  }
}

/** A classification in the words of the case file. */
export function inParole(c: Classificazione, movimenti: Iterable<Movimento>): Required<Atteso> {
  const bolletta = (chiave: string): string => chiave.split('/').slice(0, 2).join('/');
  return {
    payments: Object.fromEntries([...c.pagamenti].map(([k, p]) => [k, classiDi(p.classi)])),
    sintesi: Object.fromEntries([...c.pagamenti].map(([k, p]) => [k, p.sintesi])),
    notifications: Object.fromEntries([...c.notifiche].map(([k, bits]) => [k, classiDi(bits)])),
    flows: Object.fromEntries(
      [...c.flussi.values()].map(({ flusso, verdetto, conteggi }) => [
        flusso.iuf,
        {
          dataOraFlusso: oraDiRoma(flusso.dataOraFlusso),
          verdict: verdetto,
          rows: conteggi.righe,
          rowsSenzaRt: conteggi.righeSenzaRt,
        },
      ]),
    ),
    cash: Object.fromEntries([...c.movimenti].map(([k, bits]) => [bolletta(k), classiDi(bits)])),
    cashKeys: Object.fromEntries(
      [...movimenti].map((m) => [`${m.anno}/${m.bolletta}`, { iuf: m.iuf ?? null, iuv: m.iuv ?? null }]),
    ),
  };
}

/** Whether what came out is what was expected: the parts that are named there, class lists as sets. */
export function isAtteso(atteso: Atteso, trovato: Required<Atteso>): boolean {
  const parti = ['payments', 'sintesi', 'notifications', 'flows', 'cash', 'cashKeys'] as const;
  return parti.every((p) => atteso[p] === undefined || canonicoNoto(atteso[p]) === canonico(trovato[p]));
}

const canonici = new WeakMap<object, string>();
function canonicoNoto(valore: object | undefined): string {
  if (valore === undefined) return canonico(valore);
  const noto = canonici.get(valore) ?? canonico(valore);
  canonici.set(valore, noto);
  return noto;
}

function canonico(valore: unknown): string {
  return JSON.stringify(valore, (_, v: unknown) => {
    if (Array.isArray(v)) return [...v].sort();
    if (v !== null && typeof v === 'object')
      return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
    return v;
  });
}

/** Every order of the elements. */
export function* permutazioni<T>(elementi: readonly T[]): Generator<T[]> {
  if (elementi.length <= 1) yield [...elementi];
  for (let i = 0; i < elementi.length; i++)
    for (const resto of permutazioni([...elementi.slice(0, i), ...elementi.slice(i + 1)]))
      yield [elementi[i] as T, ...resto];
}

/** An amount for tests. */
export const euro = (testoEuro: string) => cents(parseEuro(testoEuro));
