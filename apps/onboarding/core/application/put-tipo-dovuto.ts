import { formDefinition } from '@mypay/contracts';
import { type Clock, type CodiceFiscaleEnte, dateInRome, type FormDefinition } from '@mypay/kernel';
import { canonical, differences } from '../domain/differences';
import { refuse } from '../domain/errors';
import {
  type TipoDovutoData,
  DEFAULT_TIPO,
  expiredTassonomia,
  type TipoDovuto,
  verificaTipo,
} from '../domain/tipo-dovuto';
import { checkTipoWritable } from '../domain/tipo-field-owners';
import type { ChangeRequest } from './change-ente';
import type { OnboardingStores, OnboardingUnitOfWork } from './ports';
import { announceTipo } from './snapshots';

type ShapeIssue = NonNullable<ReturnType<typeof formDefinition.safeParse>['error']>['issues'][number];

/** What a door brings of a tipo; `modulo` is JSON that nobody has read yet, null takes the form away. */
export type TipoDovutoRequest = Partial<Omit<TipoDovutoData, 'modulo'>> &
  Pick<TipoDovutoData, 'descrizione'> & { readonly modulo?: unknown };

/** What JSON that is no form says wrong, and the cure, in words for who writes it. */
function shapeWords(issue: ShapeIssue) {
  const words = (reason: string, cure: string) => ({ motivo: reason.slice(0, 300), rimedio: cure.slice(0, 300) });
  switch (issue.code) {
    case 'unrecognized_keys':
      return words(`Qui non c’è posto per: ${issue.keys.join(', ')}.`, 'Toglietelo, o correggete il nome.');
    case 'invalid_type':
      return words(
        issue.input === undefined
          ? 'Manca un dato obbligatorio, o è di un’altra specie.'
          : 'Il dato è di un’altra specie.',
        `Qui va: ${SPECIES[issue.expected] ?? issue.expected}.`,
      );
    case 'invalid_value':
      return words('Il valore non è tra quelli ammessi.', `Usate uno di questi: ${issue.values.join(', ')}.`);
    case 'too_small':
      return words('È vuoto, o troppo corto.', 'Scrivetelo, o togliete la voce se è facoltativa.');
    case 'too_big':
      return words('È troppo lungo.', `Il massimo è ${issue.maximum.toString()}.`);
    default:
      return words(issue.message, 'Guardate un modulo che funziona.');
  }
}

/** Species of JSON as people call them. */
const SPECIES: Readonly<Record<string, string>> = {
  string: 'un testo tra virgolette',
  boolean: 'true o false',
  array: 'un elenco tra parentesi quadre',
  object: 'un oggetto tra parentesi graffe, come {"it": "…"}',
};

/** @throws OnboardingError `MODULO_NON_VALIDO` unless it has the shape of a form */
function readForm(json: unknown): FormDefinition {
  const read = formDefinition.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 20).map((issue) => ({
    campo: issue.path.join('.').slice(0, 200),
    codice: 'MODULO',
    ...shapeWords(issue),
  }));
  return refuse('MODULO_NON_VALIDO', `Il modulo non ha la forma attesa: ${faults[0]?.motivo ?? ''}`, {
    errori: faults,
  });
}

/** A change of some fields; `modulo` as above. */
export type TipoDovutoChange = Partial<TipoDovutoRequest>;

/** The form read, when one was sent. */
const readRequest = ({ modulo, ...sent }: TipoDovutoChange): Partial<TipoDovutoData> =>
  modulo === undefined ? sent : { ...sent, modulo: modulo === null ? undefined : readForm(modulo) };

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
    sent: TipoDovutoRequest,
  ): Promise<TipoDovuto> {
    const data = { ...readRequest(sent), descrizione: sent.descrizione };
    return this.unitOfWork.run(ente, (stores) =>
      this.write(stores, ente, request, codice, (prima) => ({ ...DEFAULT_TIPO, ...prima, ...data })),
    );
  }

  /**
   * Changes some fields of a known tipo, each by who owns it.
   * @param reason why, for the register
   * @returns undefined when the ente has no such tipo
   * @throws OnboardingError `CAMPO_NON_MODIFICABILE`, and what `execute` throws
   */
  async change(
    ente: CodiceFiscaleEnte,
    request: ChangeRequest,
    codice: string,
    sent: TipoDovutoChange,
    reason?: string,
  ): Promise<TipoDovuto | undefined> {
    checkTipoWritable(sent, request.attore.permessi);
    const data = readRequest(sent);
    return this.unitOfWork.run(ente, async (stores) => {
      const known = (await stores.tipi.all(ente)).some((tipo) => tipo.codice === codice);
      if (!known) return undefined;
      // A tipo is never taken away, so it is still there under the lock.
      return this.write(
        stores,
        ente,
        request,
        codice,
        (prima) => ({ ...DEFAULT_TIPO, descrizione: '', ...prima, ...data }),
        reason,
      );
    });
  }

  private async write(
    stores: OnboardingStores,
    ente: CodiceFiscaleEnte,
    request: ChangeRequest,
    codice: string,
    contentOf: (prima: TipoDovuto | undefined) => Omit<TipoDovuto, 'codice' | 'versione'>,
    reason?: string,
  ): Promise<TipoDovuto> {
    const own = await stores.enti.lock(ente); // holds the accounts still while the tipo is judged
    if (!own) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
    const prima = (await stores.tipi.all(ente)).find((tipo) => tipo.codice === codice);
    if (prima?.marcaDaBollo) refuse('TIPO_DOVUTO_RISERVATO', 'La marca da bollo digitale non si modifica.');
    if (request.versione !== undefined && request.versione !== (prima?.versione ?? 0))
      refuse('VERSIONE_SUPERATA', 'Il tipo dovuto è stato cambiato da altri.', { versione: prima?.versione ?? 0 });
    const after = verificaTipo(
      { ...contentOf(prima), codice, versione: prima?.versione ?? 0 },
      own.iban,
      own.dati.ibanDefault,
    );
    if (prima && canonical(prima) === canonical(after)) return prima;
    const fresh: TipoDovuto = { ...after, versione: after.versione + 1 };
    const now = this.clock.now();
    const late = expiredTassonomia(fresh, dateInRome(now));
    // One that is on already stays on, and may be changed: its debts keep the code (onboarding.md §8.10).
    if (fresh.attivo && prima?.attivo !== true && late.length > 0)
      refuse('TIPO_DOVUTO_INCOMPLETO', `Il tipo non si può abilitare: ${late.join('; ')}.`, { cosaManca: late });
    const { attore, correlationId } = request;
    await stores.tipi.save(ente, fresh, now);
    await announceTipo(stores, ente, fresh, { occurredAt: now, correlationId });
    await stores.registro.add(ente, {
      ts: now,
      attore: attore.id,
      azione: prima?.attivo === fresh.attivo ? 'TIPO_AGGIORNATO' : prima ? 'TIPO_STATO' : 'TIPO_CREATO',
      oggettoTipo: 'TIPO_DOVUTO',
      oggettoId: `${own.codiceIpa}|${codice}`,
      motivo: reason,
      ...differences(prima, fresh),
      correlationId,
    });
    return fresh;
  }
}
