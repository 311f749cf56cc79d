import { addDays, dateInRome, formatEuro, seesTipo, type VisibleTipi } from '@mypay/kernel';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  asEuro,
  CLASSI,
  type Classe,
  classiOf,
  DESCRIPTIONS,
  difference,
  type WithClassi,
  type FlussoWithEsito,
  hasClasse,
  type Listed,
  type ListTotal,
  type Movimento,
  type Notifica,
  type Subject,
  NEXT_STEPS,
  type PagamentoInContext,
  type Person,
  type RigaInContext,
  type Riversamento,
  type Said,
  VERDETTI,
  type Verdetto,
} from '@mypay/pivot-core';

const euro = (importo: bigint | undefined): string | undefined =>
  importo === undefined ? undefined : formatEuro(importo);

export class PersonaView {
  @ApiProperty({ description: 'Codice fiscale, partita IVA o ANONIMO' }) codice!: string;
  @ApiProperty() anagrafica!: string;
}

@ApiSchema({ name: 'FlussoDelPagamentoView' })
export class FlussoOfPagamentoView {
  @ApiProperty() dataOraFlusso!: string;
  @ApiProperty() idRegolamento!: string;
  @ApiProperty() dataRegolamento!: string;
  @ApiProperty() importoTotale!: string;
  @ApiProperty({ enum: VERDETTI }) verdetto!: Verdetto;
}

export class TesoreriaView {
  @ApiProperty({ description: 'Somma dei movimenti che citano il flusso, o il solo IUV' }) importo!: string;
  @ApiProperty() movimenti!: number;
  @ApiProperty() ultimaValuta!: string;
  @ApiProperty() ultimaContabile!: string;
  @ApiProperty({ description: 'Di uno dei movimenti' }) ordinante!: string;
}

export class PagamentoView {
  @ApiProperty() iuv!: string;
  @ApiProperty() iur!: string;
  @ApiProperty() indice!: number;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty({ enum: ['INCASSATO', 'RENDICONTATO', 'PAGATO', 'SENZA_RT'] }) sintesi!: string;
  @ApiPropertyOptional({
    enum: ['RT', 'RENDICONTAZIONE'],
    description:
      'Da dove viene la ricevuta: RENDICONTAZIONE, dalla riga di un flusso con esito 8 o 9; assente senza ricevuta',
  })
  ricevuta?: 'RT' | 'RENDICONTAZIONE' | undefined;
  @ApiPropertyOptional({ type: String }) iud?: string | undefined;
  @ApiPropertyOptional({ type: String }) tipoDovuto?: string | undefined;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
  @ApiProperty() importoTotale!: string;
  @ApiPropertyOptional({ type: String }) importoRendicontato?: string | undefined;
  @ApiProperty() dataEsito!: string;
  @ApiPropertyOptional({ type: String }) psp?: string | undefined;
  @ApiPropertyOptional({ type: String }) iuf?: string | undefined;
  @ApiPropertyOptional({ type: Boolean, description: 'La rendicontazione può ancora arrivare nei tempi' }) inAttesa?:
    boolean | undefined;
  @ApiPropertyOptional({ type: String }) causale?: string | undefined;
  @ApiPropertyOptional({ type: String }) numeroAvviso?: string | undefined;
  @ApiPropertyOptional({ type: PersonaView }) debitore?: PersonaView | undefined;
  @ApiPropertyOptional({ type: PersonaView }) versante?: PersonaView | undefined;
  @ApiPropertyOptional({ type: String, description: 'Il PSP della ricevuta' }) attestante?: string | undefined;
  @ApiPropertyOptional({ type: String }) bilancio?: string | undefined;
  @ApiPropertyOptional({ type: FlussoOfPagamentoView }) flusso?: FlussoOfPagamentoView | undefined;
  @ApiPropertyOptional({ type: TesoreriaView }) tesoreria?: TesoreriaView | undefined;
  @ApiProperty({ format: 'date-time', description: 'Ultimo aggiornamento' }) aggiornatoIl!: string;
}

@ApiSchema({ name: 'TotaleView' })
export class TotalView {
  @ApiProperty() numero!: number;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
}

@ApiSchema({ name: 'TotaleElencoView' })
export class ListTotalView extends TotalView {
  @ApiProperty({ description: 'true: ce ne sono altri oltre questi, che non sono contati' }) oltre!: boolean;
}

export class MovimentoView {
  @ApiProperty() anno!: string;
  @ApiProperty() bolletta!: string;
  @ApiProperty() enteBt!: string;
  @ApiProperty() istat!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataContabile!: string;
  @ApiPropertyOptional({ type: String }) dataValuta?: string | undefined;
  @ApiProperty() causale!: string;
  @ApiProperty() ordinante!: string;
  @ApiPropertyOptional({ type: String }) iuf?: string | undefined;
  @ApiPropertyOptional({ type: String }) iuv?: string | undefined;
  @ApiProperty({ format: 'date-time', description: 'Ultimo aggiornamento' }) aggiornatoIl!: string;
}

export class NotificaView {
  @ApiProperty() iud!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataEsecuzione!: string;
  @ApiPropertyOptional({ type: String }) tipoDovuto?: string | undefined;
  @ApiProperty({ format: 'date-time', description: 'Ultimo aggiornamento' }) aggiornatoIl!: string;
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
  @ApiProperty({ description: 'Quanto fanno le sue righe' }) sommaRighe!: string;
  @ApiProperty() numeroPagamenti!: number;
  @ApiProperty() righe!: number;
  @ApiProperty() righeSenzaRt!: number;
  @ApiProperty({ type: [String], description: 'Il dichiarato non torna con le righe' }) avvisi!: string[];
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Ultimo aggiornamento' }) aggiornatoIl?:
    string | undefined;
}

export class RiversamentoView {
  @ApiProperty({ type: FlussoView }) flusso!: FlussoView;
  @ApiProperty({ type: MovimentoView }) movimento!: MovimentoView;
  @ApiProperty({ description: 'Quanto è arrivato oltre il dichiarato; negativo se è arrivato meno' })
  differenza!: string;
}

export class RiversamentiPageView {
  @ApiProperty({ type: [RiversamentoView] }) elementi!: RiversamentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

@ApiSchema({ name: 'ContatoreView' })
export class CounterView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty({ enum: ['PAGAMENTO', 'NOTIFICA', 'MOVIMENTO'] }) oggetto!: Subject;
  @ApiProperty({ enum: ['RICONCILIAZIONE', 'ANOMALIE'] }) schermo!: string;
  @ApiProperty() numero!: number;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
  @ApiPropertyOptional({ type: String, description: 'Che cosa può fare un operatore' }) cosaFare?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Lo stesso in inglese' }) cosaFareEn?: string | undefined;
  @ApiProperty({ description: 'false: gli interruttori dell’ente non la prevedono' }) prevista!: boolean;
}

@ApiSchema({ name: 'RigaFlussoView' })
export class RigaView {
  @ApiProperty() riga!: number;
  @ApiProperty() iuv!: string;
  @ApiProperty() iur!: string;
  @ApiProperty() indice!: number;
  @ApiProperty() importo!: string;
  @ApiProperty({ description: 'Codice esito del PSP: 0, 3, 4, 8, 9' }) esito!: string;
  @ApiProperty() dataEsito!: string;
  @ApiProperty() revocata!: boolean;
  @ApiProperty() conRicevuta!: boolean;
  @ApiPropertyOptional({ type: String, description: 'Quanto dice la ricevuta' }) importoRicevuta?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Riga meno ricevuta' }) scarto?: string | undefined;
  @ApiPropertyOptional({ type: String }) tipoDovuto?: string | undefined;
  @ApiPropertyOptional({ type: PersonaView }) debitore?: PersonaView | undefined;
}

export class RighePageView {
  @ApiProperty({ type: [RigaView] }) elementi!: RigaView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

@ApiSchema({ name: 'GiornataView' })
export class DayView {
  @ApiPropertyOptional({ type: String, description: 'Ultima ricevuta arrivata' }) ricevuta?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Ultimo flusso arrivato' }) flusso?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Ultimo giornale di cassa caricato' }) giornale?:
    string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Ultima classificazione scritta' }) classificazione?:
    string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Ultimo giorno di valuta nel giornale' }) ultimaValuta?:
    string | undefined;
}

@ApiSchema({ name: 'ContatoriView' })
export class CountersView {
  @ApiProperty({ type: [CounterView] }) classi!: CounterView[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Flussi per verdetto',
  })
  verdetti!: Record<string, number>;
}

export class PagamentiPageView {
  @ApiProperty({ type: [PagamentoView] }) elementi!: PagamentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

@ApiSchema({ name: 'PassoSuccessivoView' })
export class NextStepView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty() testo!: string;
  @ApiProperty({ description: 'Lo stesso in inglese' }) testoEn!: string;
}

@ApiSchema({ name: 'PagamentoDettaglioView' })
export class PagamentoDetailView {
  @ApiProperty({ type: PagamentoView }) pagamento!: PagamentoView;
  @ApiPropertyOptional({ type: NotificaView }) notifica?: NotificaView | undefined;
  @ApiProperty({ type: [MovimentoView] }) movimenti!: MovimentoView[];
  @ApiProperty({ type: [NextStepView], description: 'Che cosa fare ora, per ogni anomalia' }) passi!: NextStepView[];
}

@ApiSchema({ name: 'MovimentoDettaglioView' })
export class MovimentoDetailView {
  @ApiProperty({ type: MovimentoView }) movimento!: MovimentoView;
  @ApiProperty({ type: [FlussoView], description: 'I flussi che la causale cita' }) flussi!: FlussoView[];
  @ApiProperty({ type: [PagamentoView], description: 'I pagamenti dello IUV che la causale cita' })
  pagamenti!: PagamentoView[];
  @ApiProperty({ type: [NextStepView] }) passi!: NextStepView[];
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
export function viewOfPagamento(p: PagamentoInContext, days: number, now: Date): PagamentoView {
  const waiting = hasClasse(p.classi, 'RT_NO_IUF') && p.iuf === undefined;
  return {
    iuv: p.iuv,
    iur: p.iur,
    indice: p.indice,
    classi: classiOf(p.classi),
    sintesi: p.sintesi,
    ricevuta: p.ricevuta,
    iud: p.iud,
    tipoDovuto: p.tipoDovuto,
    importo: formatEuro(p.importo),
    importoTotale: formatEuro(p.importoTotale),
    importoRendicontato: euro(p.importoRendicontato),
    dataEsito: p.dataEsito,
    psp: p.psp,
    iuf: p.iuf,
    inAttesa: waiting ? dateInRome(now) <= addDays(p.dataEsito, days) : undefined,
    causale: p.causale,
    numeroAvviso: p.numeroAvviso,
    debitore: p.debitore && viewOfPerson(p.debitore),
    versante: p.versante && viewOfPerson(p.versante),
    attestante: p.attestante,
    bilancio: p.bilancio,
    flusso: p.flusso && {
      ...p.flusso,
      dataOraFlusso: p.flusso.dataOraFlusso.toISOString(),
      importoTotale: formatEuro(p.flusso.importoTotale),
    },
    tesoreria: p.tesoreria && { ...p.tesoreria, importo: formatEuro(p.tesoreria.importo) },
    aggiornatoIl: p.aggiornatoIl.toISOString(),
  };
}

const viewOfPerson = ({ codice, anagrafica }: Person): PersonaView => ({ codice, anagrafica });

/** A flow is shown whole (pivot.md §7.2), but the person of a tipo that the caller does not see is not. */
export const viewOfRiga = (r: RigaInContext, tipi: VisibleTipi): RigaView => ({
  ...r,
  importo: formatEuro(r.importo),
  importoRicevuta: euro(r.importoRicevuta),
  scarto: r.importoRicevuta === undefined ? undefined : formatEuro(difference(r.importo, r.importoRicevuta)),
  debitore: r.debitore && seesTipo(tipi, r.tipoDovuto) ? viewOfPerson(r.debitore) : undefined,
});

/** A sentence as the wire has it: Italian, and English beside it. */
export const inBoth = ({ it, en }: Said) => ({ testo: it, testoEn: en });

/** What to do about the anomalies of an object, each once. */
export const nextStepsOf = (classi: number): NextStepView[] =>
  classiOf(classi).flatMap((classe) => {
    const step = NEXT_STEPS[classe];
    return step === undefined ? [] : [{ classe, etichetta: DESCRIPTIONS[classe].etichetta, ...inBoth(step) }];
  });

/** The readings that did not count are told by its explanation, a link by its suggestions. */
export function viewOfMovimento({ letture: _, aggancio: __, ...m }: Listed<WithClassi<Movimento>>): MovimentoView {
  return {
    ...m,
    classi: classiOf(m.classi),
    importo: formatEuro(m.importo),
    aggiornatoIl: m.aggiornatoIl.toISOString(),
  };
}

export function viewOfNotifica(n: Listed<WithClassi<Notifica>>): NotificaView {
  return {
    ...n,
    classi: classiOf(n.classi),
    importo: formatEuro(n.importo),
    aggiornatoIl: n.aggiornatoIl.toISOString(),
  };
}

export const viewOfRiversamento = ({ flusso, movimento, differenza }: Riversamento): RiversamentoView => ({
  flusso: viewOfFlusso(flusso),
  movimento: viewOfMovimento(movimento),
  differenza: formatEuro(differenza),
});

export const viewOfTotal = ({ numero, importo, more }: ListTotal): ListTotalView => ({
  numero,
  importo: formatEuro(importo),
  oltre: more,
});

export function viewOfFlusso(f: FlussoWithEsito & Partial<Listed<object>>): FlussoView {
  return {
    psp: f.psp,
    iuf: f.iuf,
    verdetto: f.verdetto,
    dataOraFlusso: f.dataOraFlusso.toISOString(),
    revisione: f.revisione,
    idRegolamento: f.idRegolamento,
    dataRegolamento: f.dataRegolamento,
    importoTotale: formatEuro(f.importoTotale),
    sommaRighe: formatEuro(f.sommaRighe),
    numeroPagamenti: f.numeroPagamenti,
    righe: f.conteggi.righe,
    righeSenzaRt: f.conteggi.righeSenzaRt,
    avvisi: warnings(f),
    aggiornatoIl: f.aggiornatoIl?.toISOString(),
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
      : [`dichiara ${asEuro(f.importoTotale)}, le righe fanno ${asEuro(f.sommaRighe)}`]),
  ];
}
