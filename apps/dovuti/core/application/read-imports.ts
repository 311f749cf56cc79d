import type { ObjectRef } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import type { DovutiStores, Importazione, ImportFilters, RigaPerEsito } from './ports';

/** Who looks: somebody who may not see the uploads of all sees only its own. Source: roles.md §4.4 */
export interface ImportViewer {
  readonly soggetto: string;
  readonly seesAll: boolean;
}

/** An upload, and another of the same bytes. */
export interface SeenImport {
  readonly importazione: Importazione;
  readonly stessoContenuto: Importazione | undefined;
}

export type ImportFile = 'originale' | 'scarti' | 'iuv';

/** Reads uploads and where their bytes and outcomes lie; takes one back. */
export class ReadImports {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `IMPORT_NON_TROVATO` */
  async one(codiceFiscale: CodiceFiscaleEnte, id: bigint, viewer: ImportViewer): Promise<SeenImport> {
    return this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
      const importazione = demand(await importazioni.find(id), id, viewer);
      return { importazione, stessoContenuto: await importazioni.sameContent(importazione.file.sha256, id) };
    });
  }

  /** At most `limit` uploads, the newest first, older than `before`. */
  page(
    codiceFiscale: CodiceFiscaleEnte,
    filters: ImportFilters,
    before: bigint | undefined,
    limit: number,
    viewer: ImportViewer,
  ): Promise<readonly Importazione[]> {
    const own = viewer.seesAll ? filters : { ...filters, richiedente: viewer.soggetto };
    return this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.page(own, before, limit));
  }

  /** Refused rows in place, after row `after`: of an import that ended, the first ones. @throws DovutiError `IMPORT_NON_TROVATO` */
  scarti(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    after: number,
    limit: number,
    viewer: ImportViewer,
  ): Promise<{ readonly importazione: Importazione; readonly righe: readonly RigaPerEsito[] }> {
    return this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
      const importazione = demand(await importazioni.find(id), id, viewer);
      return { importazione, righe: await importazioni.scarti(id, after, limit) };
    });
  }

  /** Takes an upload back while it waits. @throws DovutiError `IMPORT_NON_TROVATO`, `IMPORT_NON_ANNULLABILE` */
  cancel(codiceFiscale: CodiceFiscaleEnte, id: bigint, viewer: ImportViewer): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
      demand(await importazioni.find(id), id, viewer);
      if (await importazioni.cancel(id, this.clock.now())) return;
      throw new DovutiError(
        'IMPORT_NON_ANNULLABILE',
        'Si annulla solo un tracciato ancora in coda: questo è già in lavorazione, o è finito. Per togliere i dovuti caricati, caricarne uno con azione A.',
      );
    });
  }

  /** @throws DovutiError `IMPORT_ESITO_NON_DISPONIBILE` until the import has ended, and when it has no such rows */
  async file(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    which: ImportFile,
    viewer: ImportViewer,
  ): Promise<{ importazione: Importazione; oggetto: ObjectRef; nomeFile: string }> {
    const { importazione } = await this.one(codiceFiscale, id, viewer);
    if (which === 'originale' && !importazione.forgottenAt)
      return { importazione, oggetto: importazione.file, nomeFile: importazione.nomeFile };
    const object = which === 'originale' ? undefined : importazione[which];
    if (object) {
      const fileName = `${importazione.nome.base}_${which === 'scarti' ? 'SCARTI' : 'IUV'}.csv`;
      return { importazione, oggetto: object, nomeFile: fileName };
    }
    const ended = importazione.stato === 'IMPORT_ESEGUITO' || importazione.stato === 'IMPORT_ABORTITO';
    const righe = which === 'scarti' ? 'scartate' : 'accettate';
    throw new DovutiError(
      'IMPORT_ESITO_NON_DISPONIBILE',
      importazione.forgottenAt
        ? 'I file di questa importazione non sono più conservati: è passato il tempo stabilito.'
        : ended
          ? `L’importazione non ha righe ${righe}, quindi non ha questo file.`
          : 'L’importazione non è finita: il file si forma alla fine, riprovare tra poco.',
    );
  }
}

function demand(importazione: Importazione | undefined, id: bigint, viewer: ImportViewer): Importazione {
  if (importazione && (viewer.seesAll || importazione.richiedente === viewer.soggetto)) return importazione;
  throw new DovutiError('IMPORT_NON_TROVATO', `L’ente non ha un’importazione ${id}: controllare il numero.`);
}
