import { type Clock, type CodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import type { ObjectRef } from '@mypay/contracts';
import { DovutiError, type DovutiErrorCode } from '../domain/errors';
import { leggiNomeFile, type NomeFile, type NomeRifiutato } from '../domain/tracciato/nome-file';
import { VERSIONI_ATTIVE } from '../domain/tracciato/versioni';
import type { DovutiStores, Importazione, OstacoloImport } from './ports';
import { enteNoto } from './registro';

const CODICI: Record<NomeRifiutato['motivo'], DovutiErrorCode> = {
  ESTENSIONE: 'IMPORT_NOME_FILE_NON_VALIDO',
  PARTI: 'IMPORT_NOME_FILE_NON_VALIDO',
  IUF: 'IMPORT_NOME_FILE_NON_VALIDO',
  ALTRO_ENTE: 'IMPORT_ENTE_DIVERSO',
  VERSIONE: 'IMPORT_VERSIONE_NON_AMMESSA',
};
const forma = (ipa: string): string =>
  `Il nome deve essere ${ipa}-<IUF>-<versione>.zip (o .csv), in tre parti separate da "-"; lo IUF ha da 1 a 50 caratteri e non inizia con "_".`;

/** Takes an upload: its name is judged before a byte is read, its bytes are kept before anything is recorded. */
export class CaricaTracciato {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
    private readonly maxWaiting: number,
  ) {}

  /** @throws DovutiError `ENTE_SCONOSCIUTO`, `ENTE_NON_ATTIVO`, and every refusal of a name. Source: tracciati.md §3.2 */
  examine(codiceFiscale: CodiceFiscaleEnte, nomeFile: string): Promise<NomeFile> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, importazioni }) => {
      const ente = await enteNoto(registro, codiceFiscale);
      if (ente.stato === 'INSERITO')
        throw new DovutiError(
          'ENTE_NON_ATTIVO',
          'L’ente è ancora in stato INSERITO: i tracciati si caricano da PRE_ESERCIZIO in poi. Completare l’attivazione dell’ente.',
        );
      const nome = leggiNomeFile(nomeFile, ente.codiceIpa);
      if ('motivo' in nome) throw nomeRifiutato(nome, nomeFile, ente.codiceIpa);
      const ostacolo = await importazioni.obstacle(nome, nomeFile, this.maxWaiting);
      if (ostacolo) throw ostacolato(ostacolo, nome, nomeFile);
      return nome;
    });
  }

  /** Records the kept upload and its job. @throws DovutiError when another upload of the same flow came first */
  record(
    codiceFiscale: CodiceFiscaleEnte,
    nome: NomeFile,
    nomeFile: string,
    file: ObjectRef,
    richiedente: string,
  ): Promise<Importazione> {
    return this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
      const esito = await importazioni.add(
        { nome, nomeFile, file, richiedente, ora: this.clock.now() },
        this.maxWaiting,
      );
      if (typeof esito !== 'bigint') throw ostacolato(esito, nome, nomeFile);
      const importazione = await importazioni.find(esito);
      if (!importazione) throw new Error('an import just recorded cannot be read');
      return importazione;
    });
  }
}

function nomeRifiutato(rifiuto: NomeRifiutato, nomeFile: string, ipa: string): DovutiError {
  const messaggi: Record<NomeRifiutato['motivo'], string> = {
    ESTENSIONE: `Il file deve finire in .zip o .csv. ${forma(ipa)}`,
    PARTI: forma(ipa),
    IUF: forma(ipa),
    ALTRO_ENTE: `Il nome del file [${nomeFile}] deve iniziare col codice dell'ente. ${forma(ipa)}`,
    VERSIONE: `La versione non è tra quelle ammesse (${[...VERSIONI_ATTIVE].join(', ')}). ${forma(ipa)}`,
  };
  return new DovutiError(CODICI[rifiuto.motivo], messaggi[rifiuto.motivo], { codiceTracciato: rifiuto.codice });
}

function ostacolato(ostacolo: OstacoloImport, { iuf }: NomeFile, nomeFile: string): DovutiError {
  switch (ostacolo) {
    case 'NOME_FILE_DUPLICATO':
      return new DovutiError(
        'IMPORT_NOME_FILE_DUPLICATO',
        `Lo stesso nome di file [${nomeFile}] esiste gia'. Usare uno IUF nuovo.`,
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
