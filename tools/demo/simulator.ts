import { controlApi, type Http } from './rest';

export interface ClockView {
  readonly now: string;
  readonly mode: 'real' | 'frozen';
  readonly advancingTo: string | null;
  readonly nextDue: string | null;
}

export interface RunView {
  readonly run: number;
  readonly seed: string;
  readonly payments: {
    readonly total: number;
    readonly done: number;
    readonly refused: number;
    readonly pending: number;
  };
  readonly receipts: {
    readonly expected: number;
    readonly accepted: number;
    readonly lostOnPurpose: number;
    readonly missing: number;
  };
  readonly flows: { readonly total: number; readonly published: number; readonly neverPublished: number };
  readonly movements: { readonly total: number; readonly published: number };
  readonly anomalies: readonly AnomalyView[];
  readonly refusals: readonly { readonly ec: string; readonly notice: string; readonly fault: unknown }[];
}

/** Something odd that the simulator did on purpose, and to what. */
export interface AnomalyView {
  readonly code: string;
  readonly kind: 'payment' | 'flow' | 'movement';
  readonly ec: string;
  /** IUV/IUR/indice, PSP/IUF, or anno/codice. */
  readonly key: string;
  readonly title: string;
}

export interface PublishedFile {
  readonly id: string | null;
  readonly fileName: string;
  readonly rows: number;
  readonly posizioni: readonly number[];
}

export interface SimulatorQuiet {
  readonly quiet: boolean;
  readonly pending: Readonly<Record<string, number>>;
  readonly nextDue: string | null;
  /** What is still to come by itself as virtual time goes on; `persePerScelta` never comes. */
  readonly missing: Readonly<Record<string, number>> & { readonly persePerScelta: number };
}

interface Expected {
  /** IUV/IUR/indice, anno/codice, or IUD. */
  readonly chiave: string;
  readonly classi: readonly string[];
  /** What befell it, or the flow that it is in. */
  readonly anomalie: readonly string[];
}

/** What pivot must show for one ente, by the simulator's own truth and code. */
export interface OracleView {
  readonly pagamenti: readonly Expected[];
  readonly movimenti: readonly Expected[];
  readonly notifiche: readonly Expected[];
  /** Key PSP/IUF. */
  readonly flussi: readonly { readonly chiave: string; readonly verdetto: string }[];
}

/** The control API of the simulator. apps/nodo-simulator/README.md */
export class Simulator {
  private readonly http: Http;

  constructor(address: string, key: string) {
    this.http = controlApi(address, key);
  }

  clock(): Promise<ClockView> {
    return this.http.get('/clock');
  }

  setClock(mode: 'real' | 'frozen'): Promise<ClockView> {
    return this.http.post('/clock', { mode });
  }

  /** Moves virtual time to an instant; repeating it is harmless. */
  advanceTo(to: Date): Promise<ClockView> {
    return this.http.post('/clock/advance', { to: to.toISOString() });
  }

  openRun(seed: string, anomalies: 'all' | 'none', key: string): Promise<{ run: number }> {
    return this.http.post('/runs', { seed, config: { anomalies, chiave: key } });
  }

  run(run: number): Promise<RunView> {
    return this.http.get(`/runs/${run}`);
  }

  /** What each anomaly is, in words. */
  anomalies(): Promise<Readonly<Record<string, { readonly titolo: string; readonly cosa: string }>>> {
    return this.http.get('/anomalies');
  }

  pay(run: number, payments: readonly { ec: string; notice: string }[]): Promise<unknown> {
    return this.http.post(`/runs/${run}/pay`, { payments });
  }

  quiet(): Promise<SimulatorQuiet> {
    return this.http.get('/quiet');
  }

  publish(ec: string): Promise<PublishedFile> {
    return this.http.post(`/bank/${ec}/publish`, { format: 'csv' });
  }

  files(ec: string): Promise<readonly PublishedFile[]> {
    return this.http.get(`/bank/${ec}/files`);
  }

  file(ec: string, id: string): Promise<Buffer> {
    return this.http.bytes(`/bank/${ec}/files/${id}`);
  }

  oracle(ec: string, flags: { flgPagati: boolean; flgTesoreria: boolean }): Promise<OracleView> {
    return this.http.get(`/oracle/classes?ec=${ec}&flgPagati=${flags.flgPagati}&flgTesoreria=${flags.flgTesoreria}`);
  }
}
