import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import type { DovutiStores, Importazione } from './ports';

/** Reads uploads and where their outcomes lie. */
export class ReadImports {
  constructor(private readonly unitOfWork: UnitOfWork<DovutiStores>) {}

  /** @throws DovutiError `IMPORT_NON_TROVATO` */
  async one(codiceFiscale: CodiceFiscaleEnte, id: bigint): Promise<Importazione> {
    const importazione = await this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.find(id));
    if (importazione) return importazione;
    throw new DovutiError('IMPORT_NON_TROVATO', `L’ente non ha un’importazione ${id}: controllare il numero.`);
  }

  /** At most `limit` uploads, the newest first, older than `before`. */
  page(codiceFiscale: CodiceFiscaleEnte, before: bigint | undefined, limit: number): Promise<readonly Importazione[]> {
    return this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.page(before, limit));
  }

  /** @throws DovutiError `IMPORT_ESITO_NON_DISPONIBILE` until the import has ended, and when it has no such rows */
  async outcome(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    which: 'scarti' | 'iuv',
  ): Promise<{ oggetto: ObjectRef; nomeFile: string }> {
    const importazione = await this.one(codiceFiscale, id);
    const object = importazione[which];
    if (object)
      return { oggetto: object, nomeFile: `${importazione.nome.base}_${which === 'scarti' ? 'SCARTI' : 'IUV'}.csv` };
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
