import {
  addDays,
  type Cents,
  cents,
  type Clock,
  type CodiceFiscaleEnte,
  dateInRome,
  DEFAULT_FORM,
  type FormAnswers,
  formatEuro,
  judgeForm,
  MAX_IMPORTO,
  parseIud,
  parseLenientEuro,
  type UnitOfWork,
} from '@mypay/kernel';
import { ANONYMOUS } from '../domain/codice-fiscale';
import type { RawContent, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { CITIZEN } from './author';
import { type CitizenDebt, citizenDebt } from './citizen-debt';
import type { CitizenDebts, DebtKey } from './citizen-ports';
import type { CreateDovuto } from './create-dovuto';
import type { DovutiStores } from './ports';

/** What a citizen sends: the answers to the form, who owes, and the amount where the tipo leaves it to him. */
export interface SpontaneoRequest {
  readonly valori: FormAnswers;
  readonly importo?: string | undefined;
  readonly debitore: {
    readonly tipo: string;
    /** Absent for who has none, where the tipo allows it. */
    readonly codice?: string | undefined;
    readonly anagrafica: string;
    readonly nazione?: string | undefined;
    readonly email?: string | undefined;
  };
}

/** 35 characters that this request alone makes, so that the same request twice is one debt. */
export type KeyHash = (...parts: readonly string[]) => string;

const DAYS_TO_PAY = 30;

/**
 * A payment that a citizen begins: the form is judged again by the definition that we hold, never by one that was sent, and
 * makes a debt with its IUV. The IUD is drawn from who asks and his key, so the archive's own unique key keeps a request that
 * is repeated from making a second debt. Source: dovuti.md §9.
 */
export class CreateSpontaneo {
  constructor(
    private readonly createDovuto: CreateDovuto,
    private readonly debts: CitizenDebts,
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly keyHash: KeyHash,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `SPONTANEO_NON_DISPONIBILE`, `MODULO_NON_VALIDO`, `DOVUTO_NON_VALIDO`, `CHIAVE_RIUSATA` */
  async execute(
    subject: string,
    idempotencyKey: string,
    codiceIpa: string,
    codice: string,
    request: SpontaneoRequest,
  ): Promise<CitizenDebt> {
    const ente = await this.debts.enteOf(codiceIpa);
    const tipo = ente && (await this.offered(ente, codice));
    if (!ente || !tipo)
      throw new DovutiError('SPONTANEO_NON_DISPONIBILE', 'L’ente non offre questo pagamento, o non lo offre ora.');
    const iud = parseIud(`SPO${this.keyHash(subject, ente, codice, idempotencyKey)}`);
    const content = this.contentOf(tipo, iud, request);
    try {
      await this.createDovuto.execute(ente, content, CITIZEN);
    } catch (error) {
      if (!(error instanceof DovutiError && error.code === 'IUD_DUPLICATO')) throw error;
      return this.repeated({ ente, iud }, content);
    }
    const made = await this.read({ ente, iud });
    if (!made) throw new Error('a debt just written cannot be read');
    return made;
  }

  private offered(ente: CodiceFiscaleEnte, codice: string): Promise<TipoDovuto | undefined> {
    return this.unitOfWork.run(ente, async ({ registro: register }) => {
      const known = await register.ente();
      if (known?.stato !== 'ESERCIZIO' || known.pagamentoSpontaneo === false) return undefined;
      const tipo = await register.tipo(codice);
      return tipo?.attivo && tipo.spontaneo && !tipo.marcaDaBollo ? tipo : undefined;
    });
  }

  private contentOf(tipo: TipoDovuto, iud: string, { valori, importo, debitore }: SpontaneoRequest): RawContent {
    const today = dateInRome(this.clock.now());
    const judged = judgeForm(tipo.modulo ?? DEFAULT_FORM, valori, today);
    const faults = judged.errors.map(({ path, code, message }) => ({
      campo: `valori.${path}`,
      codice: code,
      motivo: message?.it ?? FORM_REASONS[code],
    }));
    const amount =
      tipo.importoFissoCents ?? (tipo.modulo?.importo === undefined ? readAmount(importo) : judged.amountCents);
    if (amount === undefined && tipo.modulo?.importo === undefined)
      faults.push({ campo: 'importo', codice: 'IMPORTO', motivo: FORM_REASONS.IMPORTO });
    if (faults.length > 0 || amount === undefined)
      throw new DovutiError('MODULO_NON_VALIDO', 'Il modulo non è compilato bene: guardare i campi segnati.', {
        errori: faults.slice(0, 50),
      });
    return {
      iud,
      iuv: '',
      tipoIdentificativo: debitore.tipo,
      codiceIdentificativo: debitore.codice ?? ANONYMOUS,
      anagrafica: debitore.anagrafica,
      indirizzo: '',
      civico: '',
      cap: '',
      localita: '',
      provincia: '',
      nazione: debitore.nazione ?? '',
      email: debitore.email ?? '',
      scadenza: addDays(today, DAYS_TO_PAY),
      importo: formatEuro(amount),
      commissione: '',
      tipoDovuto: tipo.codice,
      tipoVersamento: '',
      causale: (judged.causale === '' ? tipo.descrizione : judged.causale).slice(0, 1024),
      datiSpecifici: '',
      bilancio: '',
      generaIuv: '',
    };
  }

  /** The debt that this key made before, if it is the same request. */
  private async repeated(key: DebtKey, content: RawContent): Promise<CitizenDebt> {
    const known = await this.read(key);
    const { dati } = known?.dovuto ?? {};
    const same =
      dati !== undefined &&
      formatEuro(dati.importo) === content.importo &&
      dati.causale === content.causale &&
      dati.debitore.codice === content.codiceIdentificativo.toUpperCase() &&
      dati.debitore.anagrafica === content.anagrafica;
    if (known && same) return known;
    throw new DovutiError(
      'CHIAVE_RIUSATA',
      'Con questa chiave di idempotenza è già nato un altro pagamento: usarne una nuova.',
    );
  }

  private read({ ente, iud }: DebtKey): Promise<CitizenDebt | undefined> {
    return this.unitOfWork.run(ente, (stores) => citizenDebt(stores, ente, iud, dateInRome(this.clock.now())));
  }
}

/** What to tell of each error of a form that has no words of its own. */
const FORM_REASONS = {
  OBBLIGATORIO: 'Il campo è obbligatorio.',
  FORMATO: 'Il valore non ha la forma attesa.',
  TROPPO_LUNGO: 'Il testo è troppo lungo.',
  TROPPO_CORTO: 'Il testo è troppo corto.',
  TROPPO_PICCOLO: 'Il valore è sotto il minimo.',
  TROPPO_GRANDE: 'Il valore è oltre il massimo.',
  NON_AMMESSO: 'Il valore non è tra quelli ammessi.',
  CONTROLLO: 'Il valore non va d’accordo con gli altri.',
  SCONOSCIUTO: 'Il campo non è di questo modulo.',
  IMPORTO: 'L’importo manca, o non è tra 0,01 e 999.999.999,99 euro.',
} as const;

function readAmount(text: string | undefined): Cents | undefined {
  try {
    const value = parseLenientEuro(text ?? '');
    return value > 0n && value <= MAX_IMPORTO ? cents(value) : undefined;
  } catch {
    return undefined; // not an amount: told with the other errors
  }
}
