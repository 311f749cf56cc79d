import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  CLASSI,
  type Classe,
  DESCRIPTIONS,
  STAGES,
  type Stage,
  type Subject,
  VERDETTI,
  type Verdetto,
} from '@mypay/pivot-core';
import { PageQueryDto } from '@mypay/platform/http';
import { IsBooleanString, IsIn, IsISO8601, IsOptional, Matches, MaxLength } from 'class-validator';

const classiOf = (object: Subject): Classe[] => CLASSI.filter((c) => DESCRIPTIONS[c].oggetto === object);

/** A text that must be the same, as people copy it. */
const Exact =
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

export class PagamentiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: classiOf('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiOf('PAGAMENTO'))
  classe?: Classe;

  @Exact('IUV', 35) iuv?: string;
  @Exact('IUR, l’identificativo della ricevuta') iur?: string;
  @Exact('IUD', 35) iud?: string;
  @Exact('Identificativo della rendicontazione, maiuscole o minuscole', 35) iuf?: string;
  @Exact('Codice del tipo dovuto', 64) tipoDovuto?: string;
  @Exact('Codice fiscale o partita IVA di chi deve o di chi ha pagato', 35) soggetto?: string;

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

export class MovimentiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: classiOf('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiOf('MOVIMENTO'))
  classe?: Classe;

  @Exact('Identificativo della rendicontazione che la bolletta cita', 35) iuf?: string;
  @Exact('IUV che la bolletta cita', 35) iuv?: string;
  @Exact('Anno della bolletta', 4) anno?: string;
  @Exact('Numero della bolletta', 7) bolletta?: string;

  @ApiPropertyOptional({ description: 'Euro con due decimali' })
  @IsOptional()
  @Matches(/^\d{1,9}\.\d{2}$/, { message: 'importo deve avere due decimali e il punto, come 120.50' })
  importo?: string;

  @Day('Data valuta (o contabile, dove manca) da') valutaDa?: string;
  @Day('Data valuta a') valutaA?: string;
  @Day('Data contabile da') contabileDa?: string;
  @Day('Data contabile a') contabileA?: string;
  @Exact('Parte dell’ordinante, maiuscole o minuscole') ordinante?: string;
  @Exact('Parte della causale, maiuscole o minuscole') causale?: string;
}

export class NotificheQueryDto extends PageQueryDto {
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

export class FlussiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: VERDETTI })
  @IsOptional()
  @IsIn(VERDETTI)
  verdetto?: Verdetto;

  @Exact('Identificativo della rendicontazione', 35) iuf?: string;
  @Exact('Identificativo del regolamento (TRN)', 255) idRegolamento?: string;
  @Day('Data regolamento da') regolamentoDa?: string;
  @Day('Data regolamento a') regolamentoA?: string;
}

export class RigheQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '`true`: solo le righe di cui non è arrivata la ricevuta' })
  @IsOptional()
  @IsBooleanString()
  senzaRicevuta?: string;
}

/** Codes that tell apart two treasury contracts of one ente; most have one. */
export class MovimentoKeyQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  enteBt?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  istat?: string;
}

export class ScartiQueryDto {
  @ApiPropertyOptional({ enum: ['csv', 'log'], default: 'csv', description: '`log`: il formato compatibile' })
  @IsOptional()
  @IsIn(['csv', 'log'])
  formato: 'csv' | 'log' = 'csv';
}
