import { counted, readCausale } from '../causale-reader';
import { type ActiveFlow, existingIn, type Facts, type FlowRow } from '../facts';
import type { EsitoFdr } from '../model';
import { readEuro } from '../money';

/** A step of a case file (pivot-cases.json, `howToRun`). */
export interface CaseStep {
  readonly op: 'upsert' | 'delete';
  readonly type: 'rt' | 'sil' | 'fdr' | 'cash';
  readonly data: Readonly<Record<string, string>> & {
    readonly rows?: readonly Record<string, string | number | null>[];
  };
}

/** The effective records after some steps, by the version rules of pivot-formats.md §1.5. */
export function recordsAfter(steps: readonly CaseStep[]): Facts {
  const records = new Map<string, CaseStep>();
  for (const step of steps) {
    const key = keyOf(step);
    const stored = records.get(key);
    if (step.op === 'delete' || step.data['tipoOperazione'] === 'STORNATO') records.delete(key);
    else if (!stored || isNewer(step, stored)) records.set(key, step);
  }
  const of = (type: CaseStep['type']) =>
    [...records.values()].filter((step) => step.type === type).map(({ data }) => data);
  const receipts = of('rt').map((rt) => ({
    iuv: rt['iuv'] as string,
    iur: rt['iur'] as string,
    indice: Number(rt['indice']),
    amount: readEuro(rt['importo'] as string),
    total: readEuro(rt['importoTotale'] as string),
    ...(rt['iud'] ? { iud: rt['iud'] } : {}),
  }));
  const flows = of('fdr').map(flowOf);
  const existing = existingIn({ receipts, flows });
  return {
    receipts,
    notifications: of('sil').map((sil) => ({ iud: sil['iud'] as string, amount: readEuro(sil['importo'] as string) })),
    flows,
    movements: of('cash').map((cash) => ({
      anno: cash['anno'] as string,
      codice: cash['codBolletta'] as string,
      amount: readEuro(cash['importo'] as string),
      ...counted(readCausale(cash['causale'] as string), existing),
    })),
  };
}

function keyOf({ type, data }: CaseStep): string {
  const parts = {
    rt: [data['iuv'], data['iur'], data['indice']],
    sil: [data['iud']],
    fdr: [data['psp'], data['iuf']?.toUpperCase()],
    cash: [data['anno'], data['codBolletta']],
  };
  return [type, ...parts[type]].join('|');
}

function isNewer({ type, data }: CaseStep, { data: stored }: CaseStep): boolean {
  if (type === 'rt') return (data['dataOraMessaggioRicevuta'] ?? '') >= (stored['dataOraMessaggioRicevuta'] ?? '');
  if (type !== 'fdr') return true;
  const [mine, theirs] = [data, stored].map(
    (flow) => [flow['dataOraFlusso'] ?? '', Number(flow['revisione'])] as const,
  );
  if (!mine || !theirs) return false;
  return mine[0] > theirs[0] || (mine[0] === theirs[0] && mine[1] > theirs[1]);
}

function flowOf(fdr: CaseStep['data']): ActiveFlow {
  const counted = new Map<string, number>();
  const rows = (fdr.rows ?? []).map((row): FlowRow => {
    const pair = `${row['iuv']}|${row['iur']}`;
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
    return {
      iuv: String(row['iuv']),
      iur: String(row['iur']),
      indice: Number(row['indice'] ?? counted.get(pair)),
      amount: readEuro(String(row['importo'])),
      esito: String(row['esito']) as EsitoFdr,
    };
  });
  return {
    psp: fdr['psp'] as string,
    iuf: fdr['iuf'] as string,
    flowDate: fdr['dataOraFlusso'] as string,
    revision: Number(fdr['revisione']),
    declaredTotal: readEuro(fdr['importoTotale'] as string),
    rows,
  };
}
