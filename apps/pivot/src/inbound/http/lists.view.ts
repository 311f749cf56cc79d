import { addDays, dateInRome, formatEuro } from '@mypay/kernel';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  CLASSI,
  type Classe,
  classiOf,
  type WithClassi,
  type FlussoWithEsito,
  hasClasse,
  type Movimento,
  type Notifica,
  type Subject,
  type ClassifiedPagamento,
  VERDETTI,
  type Verdetto,
} from '@mypay/pivot-core';

const euro = (importo: bigint | undefined): string | undefined =>
  importo === undefined ? undefined : formatEuro(importo);

export class PagamentoView {
  @ApiProperty() iuv!: string;
  @ApiProperty() iur!: string;
  @ApiProperty() indice!: number;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty({ enum: ['INCASSATO', 'RENDICONTATO', 'PAGATO', 'SENZA_RT'] }) sintesi!: string;
  @ApiPropertyOptional() iud?: string | undefined;
  @ApiPropertyOptional() tipoDovuto?: string | undefined;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
  @ApiProperty() importoTotale!: string;
  @ApiPropertyOptional() importoRendicontato?: string | undefined;
  @ApiProperty() dataEsito!: string;
  @ApiPropertyOptional() psp?: string | undefined;
  @ApiPropertyOptional() iuf?: string | undefined;
  @ApiPropertyOptional({ description: 'La rendicontazione può ancora arrivare nei tempi' }) inAttesa?:
    boolean | undefined;
}

export class MovimentoView {
  @ApiProperty() anno!: string;
  @ApiProperty() bolletta!: string;
  @ApiProperty() enteBt!: string;
  @ApiProperty() istat!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataContabile!: string;
  @ApiPropertyOptional() dataValuta?: string | undefined;
  @ApiProperty() causale!: string;
  @ApiProperty() ordinante!: string;
  @ApiPropertyOptional() iuf?: string | undefined;
  @ApiPropertyOptional() iuv?: string | undefined;
}

export class NotificaView {
  @ApiProperty() iud!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataEsecuzione!: string;
  @ApiPropertyOptional() tipoDovuto?: string | undefined;
}

export class FlussoView {
  @ApiProperty() psp!: string;
  @ApiProperty() iuf!: string;
  @ApiProperty({ enum: VERDETTI }) verdetto!: Verdetto;
  @ApiProperty() dataOraFlusso!: string;
  @ApiProperty() revisione!: number;
  @ApiProperty() idRegolamento!: string;
  @ApiProperty() dataRegolamento!: string;
  @ApiProperty() importoTotale!: string;
  @ApiProperty() numeroPagamenti!: number;
  @ApiProperty() righe!: number;
  @ApiProperty() righeSenzaRt!: number;
  @ApiProperty({ type: [String], description: 'Il dichiarato non torna con le righe' }) avvisi!: string[];
}

@ApiSchema({ name: 'ContatoreView' })
export class CounterView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty({ enum: ['PAGAMENTO', 'NOTIFICA', 'MOVIMENTO'] }) oggetto!: Subject;
  @ApiProperty({ enum: ['RICONCILIAZIONE', 'ANOMALIE'] }) schermo!: string;
  @ApiProperty() numero!: number;
}

@ApiSchema({ name: 'ContatoriView' })
export class CountersView {
  @ApiProperty({ type: [CounterView] }) classi!: CounterView[];
  @ApiProperty({ description: 'Flussi per verdetto' }) verdetti!: Record<string, number>;
}

export class PagamentiPageView {
  @ApiProperty({ type: [PagamentoView] }) elementi!: PagamentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class MovimentiPageView {
  @ApiProperty({ type: [MovimentoView] }) elementi!: MovimentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class NotifichePageView {
  @ApiProperty({ type: [NotificaView] }) elementi!: NotificaView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class FlussiPageView {
  @ApiProperty({ type: [FlussoView] }) elementi!: FlussoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

/** `days`: presumed days of payment; while they last, a missing flow is only on its way. Source: pivot.md §2.2 "Expected user action". */
export function viewOfPagamento(p: ClassifiedPagamento, days: number, now: Date): PagamentoView {
  const waiting = hasClasse(p.classi, 'RT_NO_IUF') && p.iuf === undefined;
  return {
    iuv: p.iuv,
    iur: p.iur,
    indice: p.indice,
    classi: classiOf(p.classi),
    sintesi: p.sintesi,
    iud: p.iud,
    tipoDovuto: p.tipoDovuto,
    importo: formatEuro(p.importo),
    importoTotale: formatEuro(p.importoTotale),
    importoRendicontato: euro(p.importoRendicontato),
    dataEsito: p.dataEsito,
    psp: p.psp,
    iuf: p.iuf,
    inAttesa: waiting ? dateInRome(now) <= addDays(p.dataEsito, days) : undefined,
  };
}

export function viewOfMovimento(m: WithClassi<Movimento>): MovimentoView {
  const { classi, importo, ...rest } = m;
  return { ...rest, classi: classiOf(classi), importo: formatEuro(importo) };
}

export function viewOfNotifica(n: WithClassi<Notifica>): NotificaView {
  return { ...n, classi: classiOf(n.classi), importo: formatEuro(n.importo) };
}

export function viewOfFlusso(f: FlussoWithEsito): FlussoView {
  return {
    psp: f.psp,
    iuf: f.iuf,
    verdetto: f.verdetto,
    dataOraFlusso: f.dataOraFlusso.toISOString(),
    revisione: f.revisione,
    idRegolamento: f.idRegolamento,
    dataRegolamento: f.dataRegolamento,
    importoTotale: formatEuro(f.importoTotale),
    numeroPagamenti: f.numeroPagamenti,
    righe: f.conteggi.righe,
    righeSenzaRt: f.conteggi.righeSenzaRt,
    avvisi: warnings(f),
  };
}

/** What of a flow does not add up; it is loaded all the same. Source: pivot-formats.md §2.5 rule 7. */
function warnings(f: FlussoWithEsito): string[] {
  return [
    ...(f.numeroPagamenti === f.conteggi.righe
      ? []
      : [`dichiara ${f.numeroPagamenti} pagamenti, ha ${f.conteggi.righe} righe`]),
    ...(f.sommaRighe === f.importoTotale
      ? []
      : [`dichiara ${formatEuro(f.importoTotale)} €, le righe fanno ${formatEuro(f.sommaRighe)} €`]),
  ];
}
