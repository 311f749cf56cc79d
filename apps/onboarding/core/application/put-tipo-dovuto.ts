import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { canonical, differences } from '../domain/differences';
import { refuse } from '../domain/errors';
import { type TipoDovutoData, DEFAULT_TIPO, type TipoDovuto, verificaTipo } from '../domain/tipo-dovuto';
import type { ChangeRequest } from './change-ente';
import type { OnboardingUnitOfWork } from './ports';
import { announceTipo } from './snapshots';

/** Writes a tipo dovuto, new or known; what is absent stays as it was. The same content again is nothing. Source: onboarding.md §8.8–8.9. */
export class PutTipoDovuto {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `ENTE_SCONOSCIUTO`, `TIPO_DOVUTO_RISERVATO`, `VERSIONE_SUPERATA`, see `verificaTipo` */
  execute(
    ente: CodiceFiscaleEnte,
    richiesta: ChangeRequest,
    codice: string,
    dati: Partial<TipoDovutoData> & Pick<TipoDovutoData, 'descrizione'>,
  ): Promise<TipoDovuto> {
    return this.unitOfWork.run(ente, async (stores) => {
      const suo = await stores.enti.lock(ente); // holds the accounts still while the tipo is judged
      if (!suo) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
      const prima = (await stores.tipi.all(ente)).find((tipo) => tipo.codice === codice);
      if (prima?.marcaDaBollo) refuse('TIPO_DOVUTO_RISERVATO', 'La marca da bollo digitale non si modifica.');
      if (richiesta.versione !== undefined && richiesta.versione !== (prima?.versione ?? 0))
        refuse('VERSIONE_SUPERATA', 'Il tipo dovuto è stato cambiato da altri.', { versione: prima?.versione ?? 0 });
      const dopo = verificaTipo(
        { ...DEFAULT_TIPO, ...prima, ...dati, codice, versione: prima?.versione ?? 0 },
        suo.iban,
        suo.dati.ibanDefault,
      );
      if (prima && canonical(prima) === canonical(dopo)) return prima;
      const nuovo: TipoDovuto = { ...dopo, versione: dopo.versione + 1 };
      const now = this.clock.now();
      const { attore, correlationId } = richiesta;
      await stores.tipi.save(ente, nuovo, now);
      await announceTipo(stores, ente, nuovo, { occurredAt: now, correlationId });
      await stores.registro.add(ente, {
        ts: now,
        attore: attore.id,
        azione: prima?.attivo === nuovo.attivo ? 'TIPO_AGGIORNATO' : prima ? 'TIPO_STATO' : 'TIPO_CREATO',
        oggettoTipo: 'TIPO_DOVUTO',
        oggettoId: `${suo.codiceIpa}|${codice}`,
        ...differences(prima, nuovo),
        correlationId,
      });
      return nuovo;
    });
  }
}
