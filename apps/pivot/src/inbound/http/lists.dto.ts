import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  CLASSI,
  type Classe,
  DESCRIPTIONS,
  FLUSSO_CLASSI,
  type FlussoClasse,
  STAGES,
  type Stage,
  type Subject,
  VERDETTI,
  type Verdetto,
} from '@mypay/pivot-core';
import { PageQueryDto } from '@mypay/platform/http';
import { IsIn, IsISO8601, IsOptional, Matches, MaxLength } from 'class-validator';

const classiOf = (object: Subject): Classe[] => CLASSI.filter((c) => DESCRIPTIONS[c].oggetto === object);

/** A text, as people copy it; whether it is the whole or a part its description says. */
export const Exact =
  (description: string, max = 255) =>
  (target: object, property: string) => {
    ApiPropertyOptional({ description, maxLength: max })(target, property);
    IsOptional()(target, property);
    MaxLength(max)(target, property);
  };

/** A day, `YYYY-MM-DD`. */
const Day = (description: string) => (target: object, property: string) => {
  ApiPropertyOptional({ description, format: 'date' })(target, property);
  IsOptional()(target, property);
  const message = '$property deve essere un giorno AAAA-MM-GG';
  Matches(/^(?!0000)\d{4}-\d{2}-\d{2}$/, { message })(target, property);
  IsISO8601({ strict: true }, { message })(target, property);
};

/** Euro with two decimals. */
export const Amount = (description: string) => (target: object, property: string) => {
  ApiPropertyOptional({ description })(target, property);
  IsOptional()(target, property);
  const message = '$property deve avere due decimali e il punto, come 120.50';
  Matches(/^\d{1,9}\.\d{2}$/, { message })(target, property);
};

/** When a row was last written, as days run in Rome. */
class UpdatedQueryDto extends PageQueryDto {
  @Day('Ultimo aggiornamento da') aggiornatoDa?: string;
  @Day('Ultimo aggiornamento a') aggiornatoA?: string;
}

/** The flow of a row. */
export class FlussoQueryDto {
  @Exact('Parte dell’identificativo della rendicontazione, maiuscole o minuscole', 35) iuf?: string;
  @Exact('Identificativo del regolamento (TRN)') idRegolamento?: string;
  @Day('Data regolamento da') regolamentoDa?: string;
  @Day('Data regolamento a') regolamentoA?: string;
}

/** The cash beside a row. */
export class TesoreriaQueryDto {
  @Day('Data valuta (o contabile, dove manca) da') valutaDa?: string;
  @Day('Data valuta a') valutaA?: string;
  @Day('Data contabile da') contabileDa?: string;
  @Day('Data contabile a') contabileA?: string;
  @Exact('Parte dell’ordinante, maiuscole o minuscole') ordinante?: string;
  @Exact('Anno della bolletta', 4) anno?: string;
  @Exact('Numero della bolletta', 7) bolletta?: string;
}

export class PagamentiQueryDto extends IntersectionType(UpdatedQueryDto, FlussoQueryDto, TesoreriaQueryDto) {
  @ApiPropertyOptional({ enum: classiOf('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiOf('PAGAMENTO'))
  classe?: Classe;

  @Exact('IUV', 35) iuv?: string;
  @Exact('IUR, l’identificativo della ricevuta') iur?: string;
  @Exact('IUD', 35) iud?: string;
  @Exact('Codice del tipo dovuto', 64) tipoDovuto?: string;
  @Exact('Codice fiscale o partita IVA di chi deve o di chi ha pagato', 35) soggetto?: string;
  @Exact('Codice fiscale o partita IVA del pagatore', 35) pagatore?: string;
  @Exact('Parte del nome del pagatore') nomePagatore?: string;
  @Exact('Codice fiscale o partita IVA del versante', 35) versante?: string;
  @Exact('Parte del nome del versante') nomeVersante?: string;
  @Exact('Parte del nome, o del codice, del PSP che attesta la ricevuta') attestante?: string;
  @Exact('Parte della causale, della ricevuta o del movimento') causale?: string;
  @Amount('Importo di un movimento') importoTesoreria?: string;

  @ApiPropertyOptional({
    enum: STAGES,
    description: 'Fin dove è arrivato almeno: ricevuta, rendicontazione, tesoreria',
  })
  @IsOptional()
  @IsIn(STAGES)
  tappa?: Stage;

  @Day('Data esito da') esitoDa?: string;
  @Day('Data esito a') esitoA?: string;
}

export class MovimentiQueryDto extends IntersectionType(UpdatedQueryDto, TesoreriaQueryDto) {
  @ApiPropertyOptional({ enum: classiOf('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiOf('MOVIMENTO'))
  classe?: Classe;

  @Exact('Parte dell’identificativo della rendicontazione che la bolletta cita', 35) iuf?: string;
  @Exact('IUV che la bolletta cita', 35) iuv?: string;
  @Exact('Parte della causale, maiuscole o minuscole') causale?: string;
  @Amount('Importo del movimento') importo?: string;
}

export class NotificheQueryDto extends UpdatedQueryDto {
  @ApiPropertyOptional({ enum: classiOf('NOTIFICA') })
  @IsOptional()
  @IsIn(classiOf('NOTIFICA'))
  classe?: Classe;

  @Exact('IUD', 35) iud?: string;
  @Exact('IUV', 35) iuv?: string;
  @Exact('Codice del tipo dovuto', 64) tipoDovuto?: string;
  @Day('Data esecuzione da') esecuzioneDa?: string;
  @Day('Data esecuzione a') esecuzioneA?: string;
}

export class FlussiQueryDto extends IntersectionType(UpdatedQueryDto, FlussoQueryDto) {
  @ApiPropertyOptional({ enum: VERDETTI })
  @IsOptional()
  @IsIn(VERDETTI)
  verdetto?: Verdetto;

  @ApiPropertyOptional({ enum: FLUSSO_CLASSI, description: 'I flussi che hanno un pagamento di questa classe' })
  @IsOptional()
  @IsIn(FLUSSO_CLASSI)
  classe?: FlussoClasse;

  @Exact('Codice del tipo dovuto di un pagamento del flusso', 64) tipoDovuto?: string;
}

export class RiversamentiQueryDto extends IntersectionType(UpdatedQueryDto, FlussoQueryDto, TesoreriaQueryDto) {
  @Exact('Parte della causale, maiuscole o minuscole') causale?: string;
  @Amount('Importo del movimento') importoTesoreria?: string;
}
