import { Gauge, Registry } from 'prom-client';

const READ_TIMEOUT_MS = 2_000;

/** A gauge: its name is a row of docs/metriche.md, which a test compares with every definition in the sources. */
export interface GaugeDefinition {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A value, or one for each set of labels. */
export type Reading = number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];

interface Source {
  readonly definitions: readonly GaugeDefinition[];
  readonly gauges: ReadonlyMap<string, Gauge>;
  readonly read: () => Promise<Readonly<Record<string, Reading>>>;
}

/** The gauges of one service, read when Prometheus asks; any door and any service adds its own. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly sources: Source[] = [];
  private readonly unread = this.gauge({ name: 'metriche_non_lette', help: 'Sources of metrics that did not answer' });

  /**
   * Adds gauges that one cheap question answers, by name. A question that fails, or takes more than two seconds, leaves its
   * gauges out of this scrape and spoils no other. @throws when a name is taken
   */
  add(definitions: readonly GaugeDefinition[], read: Source['read']): void {
    const gauges = new Map(definitions.map((each) => [each.name, this.gauge(each)]));
    this.sources.push({ definitions, gauges, read });
  }

  /** What Prometheus scrapes, of this service alone. */
  async text(): Promise<string> {
    const answered = await Promise.all(this.sources.map((source) => this.refresh(source)));
    this.unread.set(answered.filter((ok) => !ok).length);
    return this.registry.metrics();
  }

  private gauge({ name, help, labels = [] }: GaugeDefinition): Gauge {
    return new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  private async refresh({ definitions, gauges, read }: Source): Promise<boolean> {
    for (const gauge of gauges.values()) gauge.reset();
    const readings = await withinTime(read).catch(() => undefined); // counted in metriche_non_lette
    if (!readings) {
      for (const { name, labels } of definitions) if (!labels?.length) gauges.get(name)?.remove(); // no value, not 0
      return false;
    }
    for (const [name, reading] of Object.entries(readings)) {
      const gauge = gauges.get(name);
      if (typeof reading === 'number') gauge?.set(reading);
      else for (const { labels, value } of reading) gauge?.set(labels, value);
    }
    return true;
  }
}

async function withinTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work(),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), READ_TIMEOUT_MS);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
