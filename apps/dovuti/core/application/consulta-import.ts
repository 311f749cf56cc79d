import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import type { DovutiStores, Importazione } from './ports';

/** Reads uploads and where their outcomes lie. */
export class ConsultaImport {
  constructor(private readonly unitOfWork: UnitOfWork<DovutiStores>) {}

  /** @throws DovutiError `IMPORT_NON_TROVATO` */
  async one(codiceFiscale: CodiceFiscaleEnte, id: bigint): Promise<Importazione> {
    const importazione = await this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.find(id));
    if (importazione) return importazione;
    throw new DovutiError('IMPORT_NON_TROVATO', `L’ente non ha un’importazione ${id}: controllare il numero.`);
  }

  async page(
    codiceFiscale: CodiceFiscaleEnte,
    primaDi: bigint | undefined,
    limite: number,
  ): Promise<{ elementi: readonly Importazione[]; successivo: bigint | undefined }> {
    const righe = await this.unitOfWork.run(codiceFiscale, ({ importazioni }) =>
      importazioni.page(primaDi, limite + 1),
    );
    const elementi = righe.slice(0, limite);
    return { elementi, successivo: righe.length > limite ? elementi.at(-1)?.id : undefined };
  }

  /** @throws DovutiError `IMPORT_ESITO_NON_DISPONIBILE` until the import has ended, and when it has no such rows */
  async outcome(
    codiceFiscale: CodiceFiscaleEnte,
    id: bigint,
    quale: 'scarti' | 'iuv',
  ): Promise<{ oggetto: ObjectRef; nomeFile: string }> {
    const importazione = await this.one(codiceFiscale, id);
    const oggetto = importazione[quale];
    if (oggetto) return { oggetto, nomeFile: `${importazione.nome.base}_${quale === 'scarti' ? 'SCARTI' : 'IUV'}.csv` };
    const finita = importazione.stato === 'IMPORT_ESEGUITO' || importazione.stato === 'IMPORT_ABORTITO';
    const righe = quale === 'scarti' ? 'scartate' : 'accettate';
    throw new DovutiError(
      'IMPORT_ESITO_NON_DISPONIBILE',
      finita
        ? `L’importazione non ha righe ${righe}, quindi non ha questo file.`
        : 'L’importazione non è finita: il file si forma alla fine, riprovare tra poco.',
    );
  }
}
