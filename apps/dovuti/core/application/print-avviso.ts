import {
  type Clock,
  type CodiceFiscaleEnte,
  dateInRome,
  type Iud,
  type LocalDate,
  type UnitOfWork,
} from '@mypay/kernel';
import { numeroAvviso } from '../domain/avviso';
import { type PostalSlip, postalSlipOf } from '../domain/postal-slip';
import type { Dovuto, Ente, TipoDovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { isScaduto } from '../domain/scadenza';
import { isVivo } from '../domain/stato';
import { knownEnte } from './known-ente';
import type { DovutiStores, Register } from './ports';
import { demand } from './read-dovuti';

/** What the paper of a notice must say. */
export interface PrintableAvviso {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly ente: Ente;
  readonly dovuto: Dovuto;
  readonly numeroAvviso: string;
  /** Absent when the tipo prints no date. */
  readonly scadenza: LocalDate | undefined;
  /** Absent: no bollettino. */
  readonly postal: PostalSlip | undefined;
}

/** Makes the paper of a notice. */
export interface AvvisoPrinter {
  print(avviso: PrintableAvviso): Promise<Buffer>;
}

export interface PrintedAvviso {
  readonly numeroAvviso: string;
  readonly pdf: Buffer;
}

/** The notice of a debt that is still to be paid, as PDF. Source: dovuti.md §6.7. */
export class PrintAvviso {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly printer: AvvisoPrinter,
    private readonly clock: Clock,
  ) {}

  /** @throws DovutiError `DOVUTO_NON_TROVATO` (of another tipo, too), `AVVISO_NON_STAMPABILE`, `ENTE_SCONOSCIUTO` */
  async execute(codiceFiscale: CodiceFiscaleEnte, iud: Iud, sees: (tipo: string) => boolean): Promise<PrintedAvviso> {
    const printable = await this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const found = await dovuti.find(iud);
      const dovuto = demand(found && sees(found.dati.tipoDovuto) ? found : undefined, iud);
      return this.printable(codiceFiscale, register, dovuto);
    });
    return { numeroAvviso: printable.numeroAvviso, pdf: await this.printer.print(printable) };
  }

  private async printable(
    codiceFiscale: CodiceFiscaleEnte,
    register: Register,
    dovuto: Dovuto,
  ): Promise<PrintableAvviso> {
    const ente = await knownEnte(register, codiceFiscale);
    const tipo = await register.tipo(dovuto.dati.tipoDovuto);
    const judged = judgeAvviso(codiceFiscale, ente, tipo, dovuto, dateInRome(this.clock.now()));
    if (!('motivo' in judged)) return judged;
    throw new DovutiError('AVVISO_NON_STAMPABILE', `L’avviso non si può stampare: ${judged.motivo}.`);
  }
}

/** A notice that may be printed, or why not: in Italian, to stand after "non si può stampare". */
export type JudgedAvviso = PrintableAvviso | { readonly motivo: string; readonly numeroAvviso: string | undefined };

/** Whether the notice of a debt may be printed today. */
export function judgeAvviso(
  codiceFiscale: CodiceFiscaleEnte,
  ente: Ente,
  tipo: TipoDovuto | undefined,
  dovuto: Dovuto,
  today: LocalDate,
): JudgedAvviso {
  const number = numeroAvviso(dovuto.dati.iuv, ente.codici);
  const why = obstacle(dovuto, tipo, ente, today, number !== undefined);
  if (why !== undefined || number === undefined) return { motivo: why ?? '', numeroAvviso: number };
  const { scadenza } = dovuto.dati;
  return {
    codiceFiscale,
    ente,
    dovuto,
    numeroAvviso: number,
    scadenza: tipo?.stampaScadenza ? scadenza : undefined,
    postal: postalSlipOf(ente, tipo, dovuto.dati.importo),
  };
}

/** Why a notice would mislead who gets it; undefined when it may be printed. */
function obstacle(
  dovuto: Dovuto,
  tipo: TipoDovuto | undefined,
  ente: Ente,
  today: LocalDate,
  hasNumber: boolean,
): string | undefined {
  if (dovuto.stato === 'COMPLETATO') return 'il dovuto è già pagato';
  if (!isVivo(dovuto.stato)) return 'il dovuto è annullato';
  if (!hasNumber) return 'il dovuto non ha un numero avviso: serve uno IUV di 15 o 17 cifre';
  if (dovuto.dati.importo <= 0n) return 'l’importo è zero';
  if (!tipo || tipo.marcaDaBollo || (!tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI'))
    return 'il tipo di dovuto non è pagabile con un avviso';
  return isScaduto(dovuto.dati.scadenza, tipo, ente, today) ? 'il dovuto è scaduto e non più pagabile' : undefined;
}
