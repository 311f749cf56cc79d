import { type Clock, type CodiceFiscaleEnte, type UnitOfWork, type VisibleTipi } from '@mypay/kernel';
import type { ObjectRef } from '@mypay/contracts';
import { DovutiError, type DovutiErrorCode } from '../domain/errors';
import { readFileName, type FileName, type RefusedName } from '../domain/tracciato/file-name';
import { ACTIVE_VERSIONI } from '../domain/tracciato/versioni';
import type { DovutiStores, ImportObstacle } from './ports';
import type { SeenImport } from './read-imports';
import { knownEnte } from './known-ente';

const CODICI: Record<RefusedName['motivo'], DovutiErrorCode> = {
  ESTENSIONE: 'IMPORT_NOME_FILE_NON_VALIDO',
  PARTI: 'IMPORT_NOME_FILE_NON_VALIDO',
  IUF: 'IMPORT_NOME_FILE_NON_VALIDO',
  ALTRO_ENTE: 'IMPORT_ENTE_DIVERSO',
  VERSIONE: 'IMPORT_VERSIONE_NON_AMMESSA',
};
const forma = (ipa: string): string =>
  `Il nome deve essere ${ipa}-<IUF>-<versione>.zip (o .csv), in tre parti separate da "-"; lo IUF ha da 1 a 50 caratteri e non inizia con "_".`;

/** Takes an upload: its name is judged before a byte is read, its bytes are kept before anything is recorded. */
export class UploadTracciato {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
    private readonly maxWaiting: number,
  ) {}

  /** @throws DovutiError `ENTE_SCONOSCIUTO`, `ENTE_NON_ATTIVO`, and every refusal of a name. Source: tracciati.md §3.2 */
  examine(codiceFiscale: CodiceFiscaleEnte, fileName: string): Promise<FileName> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, importazioni }) => {
      const ente = await knownEnte(register, codiceFiscale);
      if (ente.stato === 'INSERITO')
        throw new DovutiError(
          'ENTE_NON_ATTIVO',
          'L’ente è ancora in stato INSERITO: i tracciati si caricano da PRE_ESERCIZIO in poi. Completare l’attivazione dell’ente.',
        );
      const name = readFileName(fileName, ente.codiceIpa);
      if ('motivo' in name) throw nameRefused(name, fileName, ente.codiceIpa);
      const obstacle = await importazioni.obstacle(name, fileName, this.maxWaiting);
      if (obstacle) throw obstructed(obstacle, name, fileName);
      return name;
    });
  }

  /** Records the kept upload and its job. @throws DovutiError when another upload of the same flow came first */
  record(
    codiceFiscale: CodiceFiscaleEnte,
    name: FileName,
    fileName: string,
    file: ObjectRef,
    requester: string,
    how: { readonly tipi: VisibleTipi; readonly prova: boolean } = { tipi: 'TUTTI', prova: false },
  ): Promise<SeenImport> {
    return this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
      const esito = await importazioni.add(
        { nome: name, nomeFile: fileName, file, richiedente: requester, ...how, now: this.clock.now() },
        this.maxWaiting,
      );
      if (typeof esito !== 'bigint') throw obstructed(esito, name, fileName);
      const importazione = await importazioni.find(esito);
      if (!importazione) throw new Error('an import just recorded cannot be read');
      return { importazione, stessoContenuto: await importazioni.sameContent(file.sha256, esito) };
    });
  }
}

function nameRefused(refusal: RefusedName, fileName: string, ipa: string): DovutiError {
  const messages: Record<RefusedName['motivo'], string> = {
    ESTENSIONE: `Il file deve finire in .zip o .csv. ${forma(ipa)}`,
    PARTI: forma(ipa),
    IUF: forma(ipa),
    ALTRO_ENTE: `Il nome del file [${fileName}] deve iniziare col codice dell'ente. ${forma(ipa)}`,
    VERSIONE: `La versione non è tra quelle ammesse (${[...ACTIVE_VERSIONI].join(', ')}). ${forma(ipa)}`,
  };
  return new DovutiError(CODICI[refusal.motivo], messages[refusal.motivo], { codiceTracciato: refusal.codice });
}

function obstructed(obstacle: ImportObstacle, { iuf }: FileName, fileName: string): DovutiError {
  switch (obstacle) {
    case 'NOME_FILE_DUPLICATO':
      return new DovutiError(
        'IMPORT_NOME_FILE_DUPLICATO',
        `Lo stesso nome di file [${fileName}] esiste gia'. Usare uno IUF nuovo.`,
      );
    case 'FLUSSO_DUPLICATO':
      return new DovutiError('IMPORT_FLUSSO_DUPLICATO', `Il flusso ${iuf} è già stato caricato: usare uno IUF nuovo.`, {
        codiceTracciato: 'PAA_IMPORT_FLUSSO_DUPLICATO',
      });
    case 'FLUSSO_IN_CARICAMENTO':
      return new DovutiError(
        'IMPORT_FLUSSO_IN_CARICAMENTO',
        `Il flusso ${iuf} è in caricamento: attendere che finisca.`,
        { codiceTracciato: 'PAA_IMPORT_FLUSSO_IN_CARICAMENTO' },
      );
    case 'TROPPI_CARICAMENTI':
      return new DovutiError(
        'TROPPI_CARICAMENTI',
        'L’ente ha già il massimo di tracciati in attesa: attendere che uno finisca, poi ripetere.',
      );
  }
}
