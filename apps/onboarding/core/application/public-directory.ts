import { type Clock, type CodiceFiscaleEnte, dateInRome } from '@mypay/kernel';
import { isOffered, type Publicity, publicityOf, searchWords } from '../domain/publicity';
import type { Ente } from '../domain/ente';
import { messageOn } from '../domain/messaggio';
import type { TipoDovuto } from '../domain/tipo-dovuto';
import type { EnteReads, EntiRegister } from './ports';

/** A line of the public directory. */
export interface PublicEnte {
  readonly codiceIpa: string;
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly denominazione: string;
  readonly tipoEnte: string;
  readonly provincia: string | null;
  /** How many spontaneous payments it offers. */
  readonly spontanei: number;
  /** Where the page goes on after this line. */
  readonly chiave: string;
}

export interface DirectoryQuery {
  /** Each word must begin a word of the name or of the codice IPA. */
  readonly testo?: string | undefined;
  readonly provincia?: string | undefined;
  readonly tipoEnte?: string | undefined;
  readonly conSpontanei?: boolean | undefined;
  readonly after?: readonly [chiave: string, ente: string] | undefined;
  readonly limit: number;
}

/** The register as citizens see it: ESERCIZIO and public, by name. Source: onboarding.md §7, I3. */
export interface PublicEnti {
  page(query: Omit<DirectoryQuery, 'testo'> & { readonly words: readonly string[] }): Promise<readonly PublicEnte[]>;
}

/** The page of one ente. */
export interface PublicEntePage {
  readonly ente: Ente;
  readonly publicity: Publicity;
  /** What it says to citizens today. */
  readonly messaggio: ReturnType<typeof messageOn>;
  readonly spontanei: readonly TipoDovuto[];
}

const MAX_WORDS = 8;

/** What anybody may know of the enti: the directory, the page of one, the form of a spontaneous payment. */
export class PublicDirectory {
  constructor(
    private readonly publicEnti: PublicEnti,
    private readonly register: EntiRegister,
    private readonly reads: EnteReads,
    private readonly clock: Clock,
  ) {}

  search({ testo, ...query }: DirectoryQuery): Promise<readonly PublicEnte[]> {
    return this.publicEnti.page({ ...query, words: searchWords(testo ?? '').slice(0, MAX_WORDS) });
  }

  /** Undefined for an ente that citizens do not see, as for one that is not there. */
  async ente(codiceIpa: string): Promise<PublicEntePage | undefined> {
    const listed = await this.register.byIpa(codiceIpa);
    const found = listed && (await this.reads.ente(listed.codiceFiscale));
    const publicity = found && publicityOf(found.ente);
    if (!found || !publicity) return undefined;
    return {
      ente: found.ente,
      publicity,
      messaggio: messageOn(found.ente.dati, dateInRome(this.clock.now())),
      spontanei: publicity.spontanei ? found.tipi.filter(isOffered) : [],
    };
  }

  /** The logo of an ente that citizens see, by its hash: another hash is another picture. */
  async logo(
    codiceIpa: string,
    hash: string,
  ): Promise<{ readonly bytes: Buffer; readonly formato: string } | undefined> {
    const page = await this.ente(codiceIpa);
    if (page?.ente.logo?.hash !== hash) return undefined;
    const bytes = await this.reads.logo(page.ente.codiceFiscale);
    return bytes && { bytes, formato: page.ente.logo.formato };
  }
}
