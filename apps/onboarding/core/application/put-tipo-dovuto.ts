import { formDefinition } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, FormDefinition } from '@mypay/kernel';
import { canonical, differences } from '../domain/differences';
import { refuse } from '../domain/errors';
import { type TipoDovutoData, DEFAULT_TIPO, type TipoDovuto, verificaTipo } from '../domain/tipo-dovuto';
import type { ChangeRequest } from './change-ente';
import type { OnboardingUnitOfWork } from './ports';
import { announceTipo } from './snapshots';

/** What a door brings of a tipo; `modulo` is JSON that nobody has read yet, null takes the form away. */
export type TipoDovutoRequest = Partial<Omit<TipoDovutoData, 'modulo'>> &
  Pick<TipoDovutoData, 'descrizione'> & { readonly modulo?: unknown };

/** @throws OnboardingError `MODULO_NON_VALIDO` unless it has the shape of a form */
function readForm(json: unknown): FormDefinition {
  const read = formDefinition.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 20).map(({ path, message }) => ({
    campo: path.join('.').slice(0, 200),
    codice: 'MODULO',
    motivo: message.slice(0, 300),
  }));
  return refuse('MODULO_NON_VALIDO', `Il modulo non ha la forma attesa: ${faults[0]?.campo ?? ''}.`, {
    errori: faults,
  });
}

/** Writes a tipo dovuto, new or known; what is absent stays as it was. The same content again is nothing. Source: onboarding.md §8.8–8.9. */
export class PutTipoDovuto {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `ENTE_SCONOSCIUTO`, `TIPO_DOVUTO_RISERVATO`, `VERSIONE_SUPERATA`, `MODULO_NON_VALIDO`, see `verificaTipo` */
  execute(
    ente: CodiceFiscaleEnte,
    request: ChangeRequest,
    codice: string,
    { modulo, ...sent }: TipoDovutoRequest,
  ): Promise<TipoDovuto> {
    const data = modulo === undefined ? sent : { ...sent, modulo: modulo === null ? undefined : readForm(modulo) };
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
