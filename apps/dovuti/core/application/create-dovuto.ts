import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import type { DovutoContent, RawContent, Dovuto, TipoDovuto } from '../domain/dovuto';
import { judge } from '../domain/judgement';
import { type Author, demandTipo, PLATFORM } from './author';
import { generateIuvs } from './iuv';
import type { IuvCounters, DovutiStores } from './ports';
import { knownEnte, demandNewDebts } from './known-ente';
import { archiveRefusal } from './refusals';
import { complete, validContent } from './valid-content';

const IUV_ATTEMPTS = 5;

/** D01: one debt by REST. One without an IUV always gets one of the platform. Source: architecture.md, Decisions, 13–14. */
export class CreateDovuto {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly counters: IuvCounters,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError for every refusal of dovuti.md §5.4, `DOVUTO_NON_VALIDO` with all that is wrong */
  async execute(codiceFiscale: CodiceFiscaleEnte, raw: RawContent, author: Author = PLATFORM): Promise<Dovuto> {
    const {
      ente,
      tipo,
      dati: content,
    } = await this.unitOfWork.run(codiceFiscale, async ({ registro: register }) => {
      const ente = await knownEnte(register, codiceFiscale);
      demandNewDebts(ente);
      const tipo = await register.tipo(raw.tipoDovuto);
      if (tipo) demandTipo(author, tipo.codice);
      const content = validContent(complete(raw, tipo), { azione: 'I', ente, tipo, today: this.today() });
      return { ente, tipo, dati: content };
    });
    for (let attempt = 1; ; attempt++) {
      // The number is taken in a transaction of its own, after the cheap refusals: a gap is better than a queue.
      const [generated] = content.iuv === undefined ? await generateIuvs(this.counters, codiceFiscale, ente, 1) : [];
      const written = await this.write(
        codiceFiscale,
        tipo,
        generated ? { ...content, iuv: generated } : content,
        !!generated,
        author,
      );
      if (written !== 'IUV_DUPLICATO') return written;
      // An ente once brought this very number as its own: the next one is free.
      if (!generated || attempt === IUV_ATTEMPTS) throw archiveRefusal('IUV_DUPLICATO');
    }
  }

  private write(
    codiceFiscale: CodiceFiscaleEnte,
    tipo: TipoDovuto | undefined,
    content: DovutoContent,
    iuvFromPlatform: boolean,
    author: Author,
  ): Promise<Dovuto | 'IUV_DUPLICATO'> {
    return this.unitOfWork.run(codiceFiscale, async ({ dovuti }) => {
      const withIud = await dovuti.find(content.iud);
      const withIuv = content.iuv === undefined ? [] : await dovuti.withIuv(content.iuv);
      const judgement = judge('I', content, {
        tipo,
        today: this.today(),
        withIud:
          withIud && withIud.stato !== 'ANNULLATO'
            ? {
                id: withIud.id,
                stato: withIud.stato,
                tipoDovuto: withIud.dati.tipoDovuto,
                iuv: withIud.dati.iuv,
                iuvDellaPiattaforma: withIud.iuvDellaPiattaforma,
              }
            : undefined,
        iudWithIuv: withIuv.find((d) => d.stato !== 'ANNULLATO')?.dati.iud,
      });
      if (judgement.esito === 'RIFIUTA') {
        if (judgement.fault === 'IUV_DUPLICATO') return 'IUV_DUPLICATO';
        throw archiveRefusal(judgement.fault);
      }
      const esito = await dovuti.add({ dati: content, iuvDellaPiattaforma: iuvFromPlatform, now: this.clock.now() });
      if (esito === 'IUV_DUPLICATO') return 'IUV_DUPLICATO';
      if (esito === 'IUD_DUPLICATO') throw archiveRefusal('IUD_DUPLICATO');
      const written = await dovuti.find(content.iud);
      if (!written) throw new Error('a debt just written cannot be read');
      if (author.autore !== '') await dovuti.recordAct(written.id, 'CREATO', author, this.clock.now());
      return written;
    });
  }

  private today() {
    return dateInRome(this.clock.now());
  }
}
