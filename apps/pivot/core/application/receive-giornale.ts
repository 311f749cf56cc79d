import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { judgeName, parseMapping, type Mapping, PivotError, type FileType } from '../domain';
import type { Giornale, GiornaleStores } from './giornali';

/** An upload whose bytes are kept. */
export interface ReceivedGiornale {
  readonly id: string;
  readonly nome: string;
  readonly oggetto: ObjectRef;
  readonly utente: string;
  /** As the operator gave it; without one, the last that the ente used. */
  readonly mappatura: Mapping | undefined;
}

/** Takes the uploads of giornale di cassa: the name is judged before the bytes come, the upload and its load are one fact. */
export class ReceiveGiornale {
  constructor(
    private readonly unitOfWork: UnitOfWork<GiornaleStores>,
    private readonly maxWaiting: number,
  ) {}

  /** @throws PivotError `ENTE_SCONOSCIUTO`, `TESORERIA_NON_ATTIVA`, `FILE_DUPLICATO`, and those of `judgeName` */
  judge(ente: CodiceFiscaleEnte, name: string): Promise<FileType> {
    return this.unitOfWork.run(ente, async ({ enti, giornali }) => {
      const registered = await enti.find(ente);
      if (!registered) throw new PivotError('ENTE_SCONOSCIUTO', 'L’ente non è registrato in pivot');
      if (!registered.flgTesoreria)
        throw new PivotError('TESORERIA_NON_ATTIVA', 'L’ente non usa la tesoreria: il giornale di cassa non si carica');
      const type = judgeName(name, registered.codiceIpa);
      if (await giornali.isUsed(name)) throw duplicate(name);
      return type;
    });
  }

  /** @throws PivotError `FILE_DUPLICATO`, `TROPPI_CARICAMENTI` */
  record(ente: CodiceFiscaleEnte, { mappatura, ...upload }: ReceivedGiornale): Promise<Giornale> {
    return this.unitOfWork.run(ente, async ({ giornali, loads }) => {
      if (!(await loads.hasRoom(this.maxWaiting)))
        throw new PivotError(
          'TROPPI_CARICAMENTI',
          `L’ente ha già ${this.maxWaiting} giornali in attesa: riprovare quando saranno caricati`,
        );
      const giornale = await giornali.add({
        ...upload,
        mappatura: mappatura ?? (await giornali.usedMapping()),
      });
      if (!giornale) throw duplicate(upload.nome);
      if (mappatura) await giornali.rememberMapping(mappatura);
      await loads.add(giornale.id);
      return giornale;
    });
  }
}

/** A mapping as JSON. @throws PivotError `MAPPATURA_NON_VALIDA` */
export function parseMappingJson(json: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new PivotError('MAPPATURA_NON_VALIDA', 'La mappatura non è un oggetto JSON');
  }
  return parseMapping(value);
}

const duplicate = (name: string) =>
  new PivotError('FILE_DUPLICATO', `Un file di nome ${name} è già stato caricato: nulla è cambiato`);
