import type { NewDovuto } from './dovuti';
import type { EnteDemo } from './installation-file';
import type { HalfRequest } from './kills';
import { HttpRefusal, publicRest, type Http } from './rest';
import { waitFor } from './wait';

export interface DovutoView {
  readonly iud: string;
  readonly iuv: string;
  readonly numeroAvviso: string;
  readonly stato: string;
  readonly importo: string;
}

export interface Page<T> {
  readonly elementi: readonly T[];
  readonly cursore?: string | null;
}

export interface ImportView {
  readonly id: string;
  readonly stato: string;
  readonly codiceErrore?: string;
  readonly righeTotali: number;
  readonly righeAccettate: number;
  readonly righeScartate: number;
}

export interface GiornaleView {
  readonly id: string;
  readonly stato: string;
  readonly righeAccettate: number;
  readonly righeScartate: number;
  readonly errore?: string;
}

export interface PagamentoView {
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly classi: readonly string[];
}

export interface MovimentoView {
  readonly anno: string;
  readonly bolletta: string;
  readonly classi: readonly string[];
}

export interface NotificaView {
  readonly iud: string;
  readonly classi: readonly string[];
}

export interface FlussoView {
  readonly psp: string;
  readonly iuf: string;
  readonly verdetto: string;
}

const PAGE = 200;

/** The seven columns of a giornale di cassa, as pivot names them in a mapping. */
const CAMPI = ['annoBolletta', 'codBolletta', 'dataContabile', 'denominazione', 'causale', 'importo', 'dataValuta'];

/** Why one object has its classes. */
export interface Explanation {
  readonly classi: readonly { readonly classe: string; readonly testo: string }[];
}

export interface FlussoExplanation extends FlussoView {
  readonly testo: string;
}

/** What one ente's software does by the public REST of portale. */
export class EnteDoor {
  private readonly rest: Http;
  private readonly base: string;

  constructor(
    readonly ente: EnteDemo,
    portale: string,
    client: { clientId: string; clientSecret: string },
  ) {
    this.rest = publicRest(portale, client);
    this.base = `/api/bo/enti/${ente.codiceIpa}`;
  }

  /** Creates a dovuto, or finds it when an answer that was lost had created it. */
  async createDovuto({ iud, tipo, causale, importo, debitore, scadenza }: NewDovuto): Promise<DovutoView> {
    const created = this.rest.post<DovutoView>(`${this.base}/dovuti`, {
      iud,
      tipoDovuto: tipo.codice,
      causale,
      importo,
      dataScadenza: scadenza,
      debitore: { tipo: 'F', codice: debitore.codiceFiscale, anagrafica: debitore.name },
    });
    return orIfKnown(created, () => this.dovuto(iud));
  }

  dovuto(iud: string): Promise<DovutoView> {
    return this.rest.get(`${this.base}/dovuti/${encodeURIComponent(iud)}`);
  }

  dovuti(stato: string): Promise<DovutoView[]> {
    return this.all(`${this.base}/dovuti?stato=${stato}`);
  }

  /** Uploads a tracciato and waits until it is loaded. */
  async importDovuti(name: string, zip: Buffer): Promise<ImportView> {
    const path = `${this.base}/import-dovuti`;
    const { id } = await orIfKnown(this.rest.upload<{ id: string }>(path, name, zip), () =>
      this.uploaded<{ id: string; nomeFile: string }>(path, ({ nomeFile }) => nomeFile === name),
    );
    return waitFor(`il caricamento di ${name}`, async () => {
      const view = await this.rest.get<ImportView>(`${this.base}/import-dovuti/${id}`);
      return ['IMPORT_ESEGUITO', 'IMPORT_ABORTITO'].includes(view.stato) ? view : undefined;
    });
  }

  iuvFile(id: string): Promise<string> {
    return this.rest.text(`${this.base}/import-dovuti/${id}/iuv`);
  }

  scartiFile(id: string): Promise<string> {
    return this.rest.text(`${this.base}/import-dovuti/${id}/scarti`);
  }

  /** Asks for the FdR that the node has, and waits until they are stored. */
  async pullFdr(): Promise<PullView> {
    const { lavoro } = await this.rest.post<{ lavoro: string }>(`${this.base}/flussi-rendicontazione/scarico`, {});
    return waitFor('lo scarico dei flussi', async () => {
      const view = await this.rest.get<PullView>(`${this.base}/flussi-rendicontazione/scarico/${lavoro}`);
      if (view.stato === 'FALLITO') throw new Error(`lo scarico dei flussi di ${this.ente.codiceIpa} è fallito`);
      return view.stato === 'COMPLETATO' ? view : undefined;
    });
  }

  /** Uploads a giornale di cassa with the positions of its seven columns and waits until it is loaded. */
  async uploadGiornale(name: string, content: Buffer, positions: readonly number[]): Promise<GiornaleView> {
    const path = `${this.base}/pivot/giornali-di-cassa`;
    const mapping = JSON.stringify(Object.fromEntries(CAMPI.map((campo, i) => [campo, positions[i]])));
    const { id } = await orIfKnown(this.rest.upload<{ id: string }>(path, name, content, { mappatura: mapping }), () =>
      this.uploaded<{ id: string; nome: string }>(path, ({ nome }) => nome === name),
    );
    return waitFor(`il caricamento di ${name}`, async () => {
      const view = await this.rest.get<GiornaleView>(`${this.base}/pivot/giornali-di-cassa/${id}`);
      return view.stato === 'FILE_CARICATO' || view.stato === 'ERROR_LOAD' ? view : undefined;
    });
  }

  giornaleScarti(id: string): Promise<string> {
    return this.rest.text(`${this.base}/pivot/giornali-di-cassa/${id}/scarti`);
  }

  pagamenti(classe: string): Promise<PagamentoView[]> {
    return this.all(`${this.base}/pivot/pagamenti?classe=${classe}`);
  }

  movimenti(classe: string): Promise<MovimentoView[]> {
    return this.all(`${this.base}/pivot/movimenti?classe=${classe}`);
  }

  notifiche(classe: string): Promise<NotificaView[]> {
    return this.all(`${this.base}/pivot/notifiche?classe=${classe}`);
  }

  flussi(verdetto: string): Promise<FlussoView[]> {
    return this.all(`${this.base}/pivot/flussi?verdetto=${encodeURIComponent(verdetto)}`);
  }

  countsByClass(): Promise<{ readonly classi: readonly { readonly classe: string; readonly numero: number }[] }> {
    return this.rest.get(`${this.base}/pivot/classi`);
  }

  /** @param key IUV/IUR/indice */
  explainPagamento(key: string): Promise<Explanation> {
    return this.explain('pagamenti', key);
  }

  /** @param key anno/bolletta */
  explainMovimento(key: string): Promise<Explanation> {
    return this.explain('movimenti', key);
  }

  /** @param key PSP/IUF */
  explainFlusso(key: string): Promise<FlussoExplanation> {
    return this.explain('flussi', key);
  }

  private explain<T>(kind: string, key: string): Promise<T> {
    return this.rest.get(`${this.base}/pivot/${kind}/${key.split('/').map(encodeURIComponent).join('/')}/spiegazione`);
  }

  /** A request of this ente that uploads `content`, for who sends it by other means. */
  uploadRequest(
    segment: 'import-dovuti' | 'pivot/giornali-di-cassa',
    name: string,
    content: Buffer,
  ): Promise<HalfRequest> {
    const boundary = '----la-prova-la-prova';
    const head =
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n';
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.rest.pieces('POST', `${this.base}/${segment}`, `multipart/form-data; boundary=${boundary}`, body);
  }

  /** The most recent upload that fits. */
  private async uploaded<T>(path: string, fits: (upload: T) => boolean): Promise<T> {
    const found = (await this.all<T>(`${path}?`)).find(fits);
    if (!found) throw new Error(`${path}: rifiutato come già noto, ma non è nell'elenco`);
    return found;
  }

  /** Every page of a list. */
  private async all<T>(path: string): Promise<T[]> {
    const found: T[] = [];
    let cursor: string | null | undefined;
    do {
      const next = cursor ? `&cursore=${encodeURIComponent(cursor)}` : '';
      const page: Page<T> = await this.rest.get(`${path}&limite=${PAGE}${next}`);
      found.push(...page.elementi);
      cursor = page.cursore;
    } while (cursor);
    return found;
  }
}

/** A refusal as already known, after an answer that was lost: then what is there is what we wanted. */
async function orIfKnown<T>(sent: Promise<T>, find: () => Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 409) return find();
    throw error;
  }
}

export interface PullView {
  readonly stato: string;
  readonly flussiNuovi?: number;
}
