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
    request: ChangeRequest,
    codice: string,
    data: Partial<TipoDovutoData> & Pick<TipoDovutoData, 'descrizione'>,
  ): Promise<TipoDovuto> {
    return this.unitOfWork.run(ente, async (stores) => {
      const own = await stores.enti.lock(ente); // holds the accounts still while the tipo is judged
      if (!own) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
      const prima = (await stores.tipi.all(ente)).find((tipo) => tipo.codice === codice);
      if (prima?.marcaDaBollo) refuse('TIPO_DOVUTO_RISERVATO', 'La marca da bollo digitale non si modifica.');
      if (request.versione !== undefined && request.versione !== (prima?.versione ?? 0))
        refuse('VERSIONE_SUPERATA', 'Il tipo dovuto è stato cambiato da altri.', { versione: prima?.versione ?? 0 });
      const after = verificaTipo(
        { ...DEFAULT_TIPO, ...prima, ...data, codice, versione: prima?.versione ?? 0 },
        own.iban,
        own.dati.ibanDefault,
      );
      if (prima && canonical(prima) === canonical(after)) return prima;
      const fresh: TipoDovuto = { ...after, versione: after.versione + 1 };
      const now = this.clock.now();
      const { attore, correlationId } = request;
      await stores.tipi.save(ente, fresh, now);
      await announceTipo(stores, ente, fresh, { occurredAt: now, correlationId });
      await stores.registro.add(ente, {
        ts: now,
        attore: attore.id,
        azione: prima?.attivo === fresh.attivo ? 'TIPO_AGGIORNATO' : prima ? 'TIPO_STATO' : 'TIPO_CREATO',
        oggettoTipo: 'TIPO_DOVUTO',
        oggettoId: `${own.codiceIpa}|${codice}`,
        ...differences(prima, fresh),
        correlationId,
      });
      return fresh;
    });
  }
}
