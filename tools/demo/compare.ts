import type { EnteDoor } from './platform';
import type { OracleView } from './simulator';

export const CLASSI_PAGAMENTO = [
  'IUD_RT_IUF_TES',
  'RT_IUF_TES',
  'RT_TES',
  'RT_IUF',
  'IUD_RT_IUF',
  'RT_NO_IUF',
  'RT_NO_IUD',
  'IUV_NO_RT',
  'IUF_NO_TES',
  'IUF_TES_DIV_IMP',
  'DOPPI',
  'UNKNOWN',
] as const;
export const CLASSI_MOVIMENTO = ['TES_NO_IUF_OR_IUV', 'TES_NO_MATCH'] as const;
export const CLASSI_NOTIFICA = ['IUD_NO_RT'] as const;
export const VERDETTI = ['OK', 'NO_TES', 'DIV_IMP', 'OK+DIV_IMP', 'PUNTUALE', 'NON_VALUTATO'] as const;

/** Classes that a run must have produced; without a member of one, the demo proves nothing about it. */
export const EXPECTED_CLASSES: Readonly<Record<'all' | 'none', readonly string[]>> = {
  all: [
    'RT_IUF',
    'RT_IUF_TES',
    'RT_TES',
    'RT_NO_IUF',
    'RT_NO_IUD',
    'IUV_NO_RT',
    'IUF_NO_TES',
    'IUF_TES_DIV_IMP',
    'TES_NO_IUF_OR_IUV',
    'TES_NO_MATCH',
  ],
  none: ['RT_IUF', 'RT_IUF_TES'],
};

export type Kind = 'pagamento' | 'movimento' | 'notifica' | 'flusso';
/** Labels of every object of one ente, by kind and key. */
export type Labels = Readonly<Record<Kind, ReadonlyMap<string, readonly string[]>>>;

export interface Difference {
  readonly ente: string;
  readonly kind: Kind;
  readonly key: string;
  /** Undefined: this side does not know the object. */
  readonly atteso: readonly string[] | undefined;
  readonly trovato: readonly string[] | undefined;
}

/** All that the platform shows of one ente, read list by list as an operator would. */
export async function shownLabels(door: EnteDoor): Promise<Labels> {
  const pagamento = new Map<string, readonly string[]>();
  for (const classe of CLASSI_PAGAMENTO)
    for (const { iuv, iur, indice, classi } of await door.pagamenti(classe))
      pagamento.set(`${iuv}/${iur}/${indice}`, classi);
  const movimento = new Map<string, readonly string[]>();
  for (const classe of CLASSI_MOVIMENTO)
    for (const { anno, bolletta, classi } of await door.movimenti(classe)) movimento.set(`${anno}/${bolletta}`, classi);
  const notifica = new Map<string, readonly string[]>();
  for (const classe of CLASSI_NOTIFICA)
    for (const { iud, classi } of await door.notifiche(classe)) notifica.set(iud, classi);
  const flusso = new Map<string, readonly string[]>();
  for (const verdetto of VERDETTI)
    for (const flow of await door.flussi(verdetto))
      flusso.set(`${flow.psp}/${flow.iuf.toUpperCase()}`, [flow.verdetto]);
  return { pagamento, movimento, notifica, flusso };
}

export function expectedLabels(oracle: OracleView): Labels {
  const byKey = (items: OracleView['pagamenti']): ReadonlyMap<string, readonly string[]> =>
    new Map(items.map(({ chiave, classi }) => [chiave, classi]));
  return {
    pagamento: byKey(oracle.pagamenti),
    movimento: byKey(oracle.movimenti),
    notifica: byKey(oracle.notifiche),
    flusso: new Map(oracle.flussi.map(({ chiave, verdetto }) => [chiave, [verdetto]])),
  };
}

/** Every object on which the two sides do not say the same. A movement or a notification without classes may be absent. */
export function differences(ente: string, expected: Labels, shown: Labels): Difference[] {
  return (Object.keys(expected) as Kind[]).flatMap((kind) => {
    const mayBeAbsent = kind === 'movimento' || kind === 'notifica';
    const keys = new Set([...expected[kind].keys(), ...shown[kind].keys()]);
    return [...keys].sort().flatMap((key): Difference[] => {
      const wanted = expected[kind].get(key);
      const found = shown[kind].get(key);
      const same =
        wanted === undefined || found === undefined
          ? mayBeAbsent && (wanted ?? found)?.length === 0
          : sorted(wanted) === sorted(found);
      return same ? [] : [{ ente, kind, key, atteso: wanted, trovato: found }];
    });
  });
}

const sorted = (classes: readonly string[]): string => [...new Set(classes)].sort().join(' ');

/** How many objects of each class were compared, over all enti. */
export function countByClass(all: readonly Labels[]): { classe: string; kind: Kind; objects: number }[] {
  const counts = new Map<string, number>();
  for (const labels of all)
    for (const kind of Object.keys(labels) as Kind[])
      for (const classes of labels[kind].values())
        for (const classe of classes) counts.set(`${kind} ${classe}`, (counts.get(`${kind} ${classe}`) ?? 0) + 1);
  return [...counts].map(([name, objects]) => {
    const [kind = '', classe = ''] = name.split(' ');
    return { classe, kind: kind as Kind, objects };
  });
}
