import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { createHash, randomBytes } from 'node:crypto';
import { PagamentiError } from '../domain/errors';
import type { Rt } from '../domain/rt';
import type { ReadEsito } from './read-esito';
import type { WholeRicevuta } from './read-ports';

/** How long a link to a receipt works, and how long without asking whose it is. Source: ui.md C-11. */
const LINK_MS = 90 * 86_400_000;
const TRUSTED_MS = 24 * 3_600_000;
/** Wrong codes that a link bears. */
const MAX_TRIES = 10;
/** Stands for every person without a code, so it is no proof of being one of them. */
const NOBODY = 'ANONIMO';

export interface ReceiptLink {
  readonly ente: CodiceFiscaleEnte;
  readonly rtId: string;
  readonly creatoIl: Date;
  readonly scadeIl: Date;
  readonly tentativi: number;
}

/** Links as rows, by the hash of their token. */
export interface ReceiptLinks {
  add(hash: Buffer, link: Omit<ReceiptLink, 'tentativi'>): Promise<void>;
  find(hash: Buffer): Promise<ReceiptLink | undefined>;
  /** Takes one of the tries that a link bears, before the code is looked at: guesses at once are counted as one after the other. @returns whether there was one */
  takeTry(hash: Buffer, most: number): Promise<boolean>;
  /** The code was right: the try was none. */
  giveTryBack(hash: Buffer): Promise<void>;
}

/** A receipt by its key. */
export interface WholeRicevute {
  ricevuta(ente: CodiceFiscaleEnte, rtId: string, tipi: null): Promise<WholeRicevuta | undefined>;
}

/** Makes and opens links to receipts: a token of chance, of which only the hash is kept. */
export class OpenReceipt {
  constructor(
    private readonly links: ReceiptLinks,
    private readonly esiti: ReadEsito,
    private readonly ricevute: WholeRicevute,
    private readonly clock: Clock,
  ) {}

  /**
   * A link to the receipt of a notice of this checkout. Of one that was paid elsewhere it asks at once whose it is: who begins
   * to pay a notice and lets somebody else do it shall not read who that was.
   * @throws PagamentiError `ESITO_SCONOSCIUTO`, `RICEVUTA_NON_ARRIVATA`
   */
  async linkFor(id: string, numeroAvviso: string): Promise<{ token: string; scadeIl: Date }> {
    const { checkout, voci } = await this.esiti.execute(id);
    const ricevuta = voci.find((voce) => voce.numeroAvviso === numeroAvviso)?.ricevuta;
    if (!ricevuta)
      throw new PagamentiError('RICEVUTA_NON_ARRIVATA', 'La ricevuta di questo avviso non è ancora arrivata');
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expires = new Date(now.getTime() + LINK_MS);
    const isPaidHere = ricevuta.nota === checkout.idCarrello;
    const trustedFrom = isPaidHere ? now : new Date(now.getTime() - TRUSTED_MS);
    await this.links.add(hashOf(token), {
      ente: ricevuta.ente,
      rtId: ricevuta.rtId,
      creatoIl: trustedFrom,
      scadeIl: expires,
    });
    return { token, scadeIl: expires };
  }

  /**
   * The receipt behind a link. An old link asks for the codice fiscale of who paid.
   * @returns the receipt, and whether the asker showed to be one of its persons
   * @throws PagamentiError `LINK_SCONOSCIUTO`, `LINK_SCADUTO`, `CODICE_FISCALE_RICHIESTO`
   */
  async open(
    token: string,
    codiceFiscale: string | undefined,
  ): Promise<{ ricevuta: WholeRicevuta; recognised: boolean }> {
    const hash = hashOf(token);
    const link = await this.links.find(hash);
    if (!link) throw new PagamentiError('LINK_SCONOSCIUTO', 'Nessuna ricevuta a questo indirizzo');
    const now = this.clock.now();
    if (link.scadeIl <= now || link.tentativi >= MAX_TRIES) throw expired();
    if (codiceFiscale !== undefined && !(await this.links.takeTry(hash, MAX_TRIES))) throw expired();
    const ricevuta = await this.ricevute.ricevuta(link.ente, link.rtId, null);
    if (!ricevuta) throw new PagamentiError('LINK_SCONOSCIUTO', 'Nessuna ricevuta a questo indirizzo');
    const known = codiceFiscale !== undefined && isOf(ricevuta.rt, codiceFiscale);
    if (known) await this.links.giveTryBack(hash);
    const trusted = now.getTime() - link.creatoIl.getTime() < TRUSTED_MS;
    if (!known && (codiceFiscale !== undefined || !trusted))
      throw new PagamentiError(
        'CODICE_FISCALE_RICHIESTO',
        'Serve il codice fiscale di chi ha pagato; chi doveva pagare trova la ricevuta nella propria area',
      );
    return { ricevuta, recognised: known };
  }
}

const expired = () => new PagamentiError('LINK_SCADUTO', 'Il collegamento alla ricevuta è scaduto');

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Of who paid; where the receipt does not say who, of who owed. Source: ui.md C-11. */
function isOf({ debitore, versante }: Pick<Rt, 'debitore' | 'versante'>, codiceFiscale: string): boolean {
  const payer = versante && versante.codice.toUpperCase() !== NOBODY ? versante : debitore;
  const code = codiceFiscale.trim().toUpperCase();
  return code !== NOBODY && payer.codice.toUpperCase() === code;
}
