import type { Store } from '../store/store';
import { elementsOf, membersOf } from './json-slices';

/** A flow that somebody wrote by hand: what the service answers of it is its text, untouched. */
export interface GivenFlow {
  /** The element of the list. */
  readonly listed: string;
  readonly header: string;
  readonly payments: readonly string[];
}

/** A document that is no list of flows. */
export class NotFlows extends Error {}

const valueOf = (json: string | undefined): unknown => (json === undefined ? undefined : JSON.parse(json));
const keyOf = (pspId: unknown, fdr: unknown, revision: unknown): string =>
  JSON.stringify([pspId, fdr, String(revision)]);

/** Flows published exactly as given, readable or not: for trying what a reader does with them. They are no part of the truth. */
export class GivenFlows {
  constructor(private readonly store: Store) {}

  /**
   * @param text JSON: a list of `{ec, pspId, published, header, payments}`
   * @returns how many were published
   * @throws NotFlows
   */
  async publish(text: string): Promise<number> {
    const flows = elementsOf(text).map(membersOf);
    if (flows.length === 0 || flows.some((flow) => typeof valueOf(flow.get('ec')) !== 'string'))
      throw new NotFlows('Serve una lista di flussi, ciascuno con ec, pspId, published, header, payments');
    await this.store.transaction(async (tx) => {
      for (const flow of flows) {
        const header = membersOf(flow.get('header') ?? '{}');
        const key = keyOf(valueOf(flow.get('pspId')), valueOf(header.get('fdr')), valueOf(header.get('revision')));
        const ec = valueOf(flow.get('ec'));
        await tx.run(`delete from flussi_dati where ec = $1 and chiave = $2`, [ec, key]);
        await tx.run(`insert into flussi_dati (ec, chiave, documento) values ($1, $2, $3)`, [
          ec,
          key,
          JSON.stringify([...flow]),
        ]);
      }
    });
    return flows.length;
  }

  /** Elements of the list of `ec` published after `after`, as far as that can be told. */
  async listed(ec: string, after: string | undefined): Promise<string[]> {
    const rows = await this.store.rows<{ documento: string }>(
      `select documento from flussi_dati where ec = $1 order by id`,
      [ec],
    );
    return rows
      .map(({ documento }) => readDocument(documento))
      .filter(({ published }) => after === undefined || !(Date.parse(String(published)) <= Date.parse(after)))
      .map(({ flow }) => flow.listed);
  }

  async find(ec: string, pspId: string, fdr: string, revision: string): Promise<GivenFlow | undefined> {
    const [row] = await this.store.rows<{ documento: string }>(
      `select documento from flussi_dati where ec = $1 and chiave = $2`,
      [ec, keyOf(pspId, fdr, revision)],
    );
    return row && readDocument(row.documento).flow;
  }
}

function readDocument(document: string): { flow: GivenFlow; published: unknown } {
  const flow = new Map(JSON.parse(document) as [string, string][]);
  const header = flow.get('header') ?? '{}';
  const members = membersOf(header);
  const listed = [
    ['fdr', members.get('fdr')],
    ['pspId', flow.get('pspId')],
    ['revision', members.get('revision')],
    ['published', flow.get('published')],
    ['flowDate', members.get('fdrDate')],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`"${name}":${value}`]));
  return {
    flow: { listed: `{${listed.join(',')}}`, header, payments: elementsOf(flow.get('payments') ?? '[]') },
    published: valueOf(flow.get('published')),
  };
}
