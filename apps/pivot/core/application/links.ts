import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { bit, type LinkCodes, type MovimentoKey, movimentoKey, PivotError, upperIuf } from '../domain';
import type { ClassificazioneStores } from './ports';

/** One act of a person on a movement; without codes the link was undone. */
export interface LinkVersion extends LinkCodes {
  readonly versione: number;
  readonly origine: 'MANUALE';
  /** The set of classes that the movement had. */
  readonly classiPrima: number;
  readonly utente: string;
  readonly motivo: string;
  readonly creataIl: Date;
}

/** The links of movements; what is written is never changed. */
export interface Links {
  /** Locks a movement until the transaction ends. @returns what it is linked to; undefined for a movement that is not there */
  locked(key: MovimentoKey): Promise<{ readonly aggancio: LinkCodes | undefined; readonly classi: number } | undefined>;
  /** Gives a movement a link, or none, and appends the version that says so. */
  write(key: MovimentoKey, version: Omit<LinkVersion, 'versione' | 'origine'>): Promise<void>;
  /** The newest first. */
  versions(key: MovimentoKey): Promise<readonly LinkVersion[]>;
}

export type LinkStores = Pick<ClassificazioneStores, 'chiavi' | 'fatti'> & { readonly links: Links };

/** What a person says when linking. */
export interface LinkAct {
  readonly utente: string;
  readonly motivo: string;
}

/** Meets no document: only such a movement is linked by hand. */
const UNMATCHED = bit('TES_NO_MATCH') | bit('TES_NO_IUF_OR_IUV');

/**
 * A person links a movement to a flow or to a payment, or undoes it. The classes follow by the worker, as after any change: a link is
 * a fact like others, never a class. Source: pivot-formats.md §3.4 "Not done".
 */
export class LinkMovimento {
  constructor(
    private readonly unitOfWork: UnitOfWork<LinkStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws PivotError CHIAVE_SCONOSCIUTA, BOLLETTA_ABBINATA, CODICE_SCONOSCIUTO */
  link(ente: CodiceFiscaleEnte, key: MovimentoKey, codes: LinkCodes, act: LinkAct): Promise<void> {
    return this.unitOfWork.run(ente, async (stores) => {
      const { aggancio, classi } = await movementOf(stores, key);
      if (aggancio !== undefined || (classi & UNMATCHED) === 0)
        throw new PivotError(
          'BOLLETTA_ABBINATA',
          'La bolletta si abbina già: sciogliere prima il collegamento che c’è',
        );
      if (!(await exists(stores, codes)))
        throw new PivotError('CODICE_SCONOSCIUTO', 'Nessun flusso o pagamento arrivato porta quel codice');
      await this.write(stores, key, { ...codes, ...act, classiPrima: classi, creataIl: this.clock.now() });
    });
  }

  /** @throws PivotError CHIAVE_SCONOSCIUTA, COLLEGAMENTO_ASSENTE */
  undo(ente: CodiceFiscaleEnte, key: MovimentoKey, act: LinkAct): Promise<void> {
    return this.unitOfWork.run(ente, async (stores) => {
      const { aggancio, classi } = await movementOf(stores, key);
      if (aggancio === undefined)
        throw new PivotError('COLLEGAMENTO_ASSENTE', 'La bolletta non è collegata a mano a nulla');
      await this.write(stores, key, { ...act, classiPrima: classi, creataIl: this.clock.now() });
    });
  }

  private async write(
    { links, chiavi }: LinkStores,
    key: MovimentoKey,
    version: Parameters<Links['write']>[1],
  ): Promise<void> {
    await links.write(key, version);
    await chiavi.add([{ tipo: 'MOVIMENTO', chiave: movimentoKey(key) }]); // the worker sees which codes count now, and dirties what hangs on them
  }
}

async function movementOf({ links }: LinkStores, key: MovimentoKey) {
  const found = await links.locked(key);
  if (!found) throw new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
  return found;
}

async function exists({ fatti }: LinkStores, { iuf, iuv }: LinkCodes): Promise<boolean> {
  if (iuf !== undefined) return (await fatti.knownIufs([upperIuf(iuf)])).size > 0;
  return iuv !== undefined && (await fatti.knownIuvs([iuv])).size > 0;
}
