import { type Clock, type CodiceFiscaleEnte, dateInRome, type Iud, type UnitOfWork } from '@mypay/kernel';
import type { RawContent } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { judge } from '../domain/judgement';
import { type Author, PLATFORM } from './author';
import { demand } from './read-dovuti';
import type { DovutiStores } from './ports';
import { knownEnte } from './known-ente';
import { archiveRefusal } from './refusals';
import { complete, validContent } from './valid-content';

const NOT_CANCELLABLE =
  'Si annulla solo un dovuto da pagare: questo è già pagato, già annullato o in un pagamento in corso.';
const NOT_MODIFIABLE =
  'Si modifica solo un dovuto da pagare: questo è già pagato, già annullato o in un pagamento in corso.';

/** D06: the whole new content of a debt, in place. An IUV left out stays as it is; tipo and IUV never change. */
export class ModifyDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError for every refusal of dovuti.md §5.3 */
  execute(codiceFiscale: CodiceFiscaleEnte, iud: Iud, raw: RawContent, author: Author = PLATFORM): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const ente = await knownEnte(register, codiceFiscale);
      const dovuto = demand(await dovuti.lock(iud), iud, author.tipi);
      const tipo = await register.tipo(raw.tipoDovuto);
      const today = dateInRome(this.clock.now());
      const withIuv = { ...raw, iud, iuv: raw.iuv === '' ? (dovuto.dati.iuv ?? '') : raw.iuv };
      if (dovuto.stato !== 'INSERIMENTO_DOVUTO') throw new DovutiError('DOVUTO_NON_MODIFICABILE', NOT_MODIFIABLE);
      const content = validContent(complete(withIuv, tipo), { azione: 'M', ente, tipo, today });
      const occupant = content.iuv === undefined ? [] : await dovuti.withIuv(content.iuv);
      const judgement = judge('M', content, {
        tipo,
        today: today,
        withIud: {
          id: dovuto.id,
          stato: dovuto.stato,
          tipoDovuto: dovuto.dati.tipoDovuto,
          iuv: dovuto.dati.iuv,
          iuvDellaPiattaforma: dovuto.iuvDellaPiattaforma,
        },
        iudWithIuv: occupant.find((d) => d.stato !== 'ANNULLATO' && d.id !== dovuto.id)?.dati.iud,
      });
      if (judgement.esito === 'RIFIUTA') throw archiveRefusal(judgement.fault);
      const done = await dovuti.replace(dovuto.id, dovuto.stato, content, this.clock.now());
      if (!done) throw new DovutiError('DOVUTO_NON_MODIFICABILE', NOT_MODIFIABLE);
      if (author.autore !== '') await dovuti.recordAct(dovuto.id, 'MODIFICATO', author, this.clock.now());
    });
  }
}

/** D07: cancels a debt that nobody has paid yet. */
export class CancelDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO`, `DOVUTO_NON_ANNULLABILE` */
  execute(codiceFiscale: CodiceFiscaleEnte, iud: Iud, author: Author = PLATFORM): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      await knownEnte(register, codiceFiscale);
      const dovuto = demand(await dovuti.lock(iud), iud, author.tipi);
      const annullato =
        dovuto.stato === 'INSERIMENTO_DOVUTO' &&
        (await dovuti.move(dovuto.id, dovuto.stato, 'ANNULLATO', this.clock.now()));
      if (!annullato) throw new DovutiError('DOVUTO_NON_ANNULLABILE', NOT_CANCELLABLE);
      if (author.autore !== '' || author.motivo !== undefined)
        await dovuti.recordAct(dovuto.id, 'ANNULLATO', author, this.clock.now());
    });
  }
}
