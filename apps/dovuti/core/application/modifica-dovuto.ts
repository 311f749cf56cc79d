import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import type { DatiGrezzi } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { giudica } from '../domain/giudizio';
import { esige } from './consulta-dovuti';
import type { DovutiStores } from './ports';
import { enteNoto } from './registro';
import { rifiutoDiArchivio } from './rifiuti';
import { completa, datiValidi } from './validi';

const NON_ANNULLABILE =
  'Si annulla solo un dovuto da pagare: questo è già pagato, già annullato o in un pagamento in corso.';
const NON_MODIFICABILE =
  'Si modifica solo un dovuto da pagare: questo è già pagato, già annullato o in un pagamento in corso.';

/** D06: the whole new content of a debt, in place. An IUV left out stays as it is; tipo and IUV never change. */
export class ModificaDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError for every refusal of dovuti.md §5.3 */
  execute(codiceFiscale: CodiceFiscaleEnte, iud: string, grezzi: DatiGrezzi): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
      const ente = await enteNoto(registro, codiceFiscale);
      const dovuto = esige(await dovuti.lock(iud), iud);
      const tipo = await registro.tipo(grezzi.tipoDovuto);
      const oggi = dateInRome(this.clock.now());
      const conIuv = { ...grezzi, iud, iuv: grezzi.iuv === '' ? (dovuto.dati.iuv ?? '') : grezzi.iuv };
      if (dovuto.stato !== 'INSERIMENTO_DOVUTO') throw new DovutiError('DOVUTO_NON_MODIFICABILE', NON_MODIFICABILE);
      const dati = datiValidi(completa(conIuv, tipo), { azione: 'M', ente, tipo, oggi });
      const occupante = dati.iuv === undefined ? [] : await dovuti.withIuv(dati.iuv);
      const giudizio = giudica('M', dati, {
        tipo,
        oggi,
        conIud: {
          id: dovuto.id,
          stato: dovuto.stato,
          tipoDovuto: dovuto.dati.tipoDovuto,
          iuv: dovuto.dati.iuv,
          iuvDellaPiattaforma: dovuto.iuvDellaPiattaforma,
        },
        iudConIuv: occupante.find((d) => d.stato !== 'ANNULLATO' && d.id !== dovuto.id)?.dati.iud,
        autorizzato: () => true,
      });
      if (giudizio.esito === 'RIFIUTA') throw rifiutoDiArchivio(giudizio.difetto);
      const fatto = await dovuti.replace(dovuto.id, dovuto.stato, dati, this.clock.now());
      if (!fatto) throw new DovutiError('DOVUTO_NON_MODIFICABILE', NON_MODIFICABILE);
    });
  }
}

/** D07: cancels a debt that nobody has paid yet. */
export class AnnullaDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO`, `DOVUTO_NON_ANNULLABILE` */
  execute(codiceFiscale: CodiceFiscaleEnte, iud: string): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
      await enteNoto(registro, codiceFiscale);
      const dovuto = esige(await dovuti.lock(iud), iud);
      const annullato =
        dovuto.stato === 'INSERIMENTO_DOVUTO' &&
        (await dovuti.move(dovuto.id, dovuto.stato, 'ANNULLATO', this.clock.now()));
      if (!annullato) throw new DovutiError('DOVUTO_NON_ANNULLABILE', NON_ANNULLABILE);
    });
  }
}
