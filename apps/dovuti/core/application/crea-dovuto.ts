import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import type { DatiDovuto, DatiGrezzi, Dovuto, TipoDovuto } from '../domain/dovuto';
import { giudica } from '../domain/giudizio';
import { generaIuv } from './iuv';
import type { ContatoriIuv, DovutiStores } from './ports';
import { enteNoto, esigeNuoviDebiti } from './registro';
import { rifiutoDiArchivio } from './rifiuti';
import { completa, datiValidi } from './validi';

const TENTATIVI_IUV = 5;

/** D01: one debt by REST. One without an IUV always gets one of the platform. Source: architecture.md, Decisions, 13–14. */
export class CreaDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly contatori: ContatoriIuv,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError for every refusal of dovuti.md §5.4, `DOVUTO_NON_VALIDO` with all that is wrong */
  async execute(codiceFiscale: CodiceFiscaleEnte, grezzi: DatiGrezzi): Promise<Dovuto> {
    const { ente, tipo, dati } = await this.unitOfWork.run(codiceFiscale, async ({ registro }) => {
      const ente = await enteNoto(registro, codiceFiscale);
      esigeNuoviDebiti(ente);
      const tipo = await registro.tipo(grezzi.tipoDovuto);
      const dati = datiValidi(completa(grezzi, tipo), { azione: 'I', ente, tipo, oggi: this.oggi() });
      return { ente, tipo, dati };
    });
    for (let tentativo = 1; ; tentativo++) {
      // The number is taken in a transaction of its own, after the cheap refusals: a gap is better than a queue.
      const [generato] = dati.iuv === undefined ? await generaIuv(this.contatori, codiceFiscale, ente, 1) : [];
      const scritto = await this.scrivi(codiceFiscale, tipo, generato ? { ...dati, iuv: generato } : dati, !!generato);
      if (scritto !== 'IUV_DUPLICATO') return scritto;
      // An ente once brought this very number as its own: the next one is free.
      if (!generato || tentativo === TENTATIVI_IUV) throw rifiutoDiArchivio('IUV_DUPLICATO');
    }
  }

  private scrivi(
    codiceFiscale: CodiceFiscaleEnte,
    tipo: TipoDovuto | undefined,
    dati: DatiDovuto,
    iuvDellaPiattaforma: boolean,
  ): Promise<Dovuto | 'IUV_DUPLICATO'> {
    return this.unitOfWork.run(codiceFiscale, async ({ dovuti }) => {
      const conIud = await dovuti.find(dati.iud);
      const conIuv = dati.iuv === undefined ? [] : await dovuti.withIuv(dati.iuv);
      const giudizio = giudica('I', dati, {
        tipo,
        oggi: this.oggi(),
        conIud:
          conIud && conIud.stato !== 'ANNULLATO'
            ? {
                id: conIud.id,
                stato: conIud.stato,
                tipoDovuto: conIud.dati.tipoDovuto,
                iuv: conIud.dati.iuv,
                iuvDellaPiattaforma: conIud.iuvDellaPiattaforma,
              }
            : undefined,
        iudConIuv: conIuv.find((d) => d.stato !== 'ANNULLATO')?.dati.iud,
        autorizzato: () => true,
      });
      if (giudizio.esito === 'RIFIUTA') {
        if (giudizio.difetto === 'IUV_DUPLICATO') return 'IUV_DUPLICATO';
        throw rifiutoDiArchivio(giudizio.difetto);
      }
      const esito = await dovuti.add({ dati, iuvDellaPiattaforma, ora: this.clock.now() });
      if (esito === 'IUV_DUPLICATO') return 'IUV_DUPLICATO';
      if (esito === 'IUD_DUPLICATO') throw rifiutoDiArchivio('IUD_DUPLICATO');
      const scritto = await dovuti.find(dati.iud);
      if (!scritto) throw new Error('a debt just written cannot be read');
      return scritto;
    });
  }

  private oggi() {
    return dateInRome(this.clock.now());
  }
}
