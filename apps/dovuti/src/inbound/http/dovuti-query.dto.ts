import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { type ListQuestion, SEARCHED_STATI, type SearchedStato } from '@mypay/dovuti-core';
import { type LocalDate, parseLenientEuro, parseLocalDate, type VisibleTipi } from '@mypay/kernel';
import { PageQueryDto, readCursor } from '@mypay/platform/http';

/** A count goes no further: the screen then says "more than". */
export const COUNT_CAP = 1_000;

const Optional = (description: string, max: number, example?: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, maxLength: max, ...(example === undefined ? {} : { example }) }),
    IsOptional(),
    IsString(),
    MaxLength(max),
  );

const isRead = (name: string, read: (text: string) => unknown, message: string): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => {
        try {
          return typeof value === 'string' && read(value) !== undefined;
        } catch {
          return false; // the reader's refusal is told below
        }
      },
      defaultMessage: () => message,
    },
  });
const Day = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, example: '2030-06-30' }),
    IsOptional(),
    isRead('isDay', parseLocalDate, 'deve essere un giorno che esiste, aaaa-MM-gg'),
  );
const Euro = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, example: '120.50' }),
    IsOptional(),
    isRead('isEuro', parseLenientEuro, 'deve essere un importo in euro con il punto decimale, per esempio 120.50'),
  );

/** The filters of the list of dovuti; what is left out does not filter. */
export class DovutiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({
    enum: SEARCHED_STATI,
    description: 'Come è mostrato: SCADUTO e DISABILITATO dipendono dal tipo e dal giorno',
  })
  @IsOptional()
  @IsIn(SEARCHED_STATI)
  stato?: SearchedStato;
  @ApiPropertyOptional({ enum: ['online', 'archivio'], description: 'Ancora aperti, o conclusi' })
  @IsOptional()
  @IsIn(['online', 'archivio'])
  vista?: 'online' | 'archivio';
  @Optional('Codice del tipo dovuto', 64, 'TARI') tipoDovuto?: string;
  @Optional('Tutto lo IUD', 35) iud?: string;
  @Optional('Tutto lo IUV', 35) iuv?: string;
  @Optional('Numero avviso, 18 cifre', 18, '301000000000000144') numeroAvviso?: string;
  @Optional('Codice fiscale, partita IVA o ANONIMO del debitore', 35) codiceFiscale?: string;
  @Optional('Inizio di parole dell’anagrafica del debitore, in ogni ordine', 70, 'rossi mar') anagrafica?: string;
  @Optional('Inizio della causale', 60, 'TARI 2024') causale?: string;
  @Optional('Nome di un file caricato, o inizio del suo IUF', 255) flusso?: string;
  @ApiPropertyOptional({ description: 'Numero dell’importazione da cui vengono' })
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  importazione?: string;
  @Day('Scadenza da, compresa') scadenzaDa?: string;
  @Day('Scadenza fino a, compresa') scadenzaA?: string;
  @Day('Pagati da, compreso') pagatoDa?: string;
  @Day('Pagati fino a, compreso') pagatoA?: string;
  @Day('Conclusi (pagati, annullati, non pagati) da, compreso') conclusoDa?: string;
  @Day('Conclusi fino a, compreso') conclusoA?: string;
  @Euro('Importo da, compreso') importoDa?: string;
  @Euro('Importo fino a, compreso') importoA?: string;
  @ApiPropertyOptional({ enum: ['recenti', 'scadenza'], default: 'recenti' })
  @IsOptional()
  @IsIn(['recenti', 'scadenza'])
  ordine?: 'recenti' | 'scadenza';
  @ApiPropertyOptional({ type: Boolean, default: false, description: `Conta i risultati, fino a ${COUNT_CAP}` })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  conta?: boolean;
}

const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined;
const day = (text: string | undefined): LocalDate | undefined =>
  text === undefined ? undefined : parseLocalDate(text);

/** Query to the core's words; one row more than asked says whether there is another page. */
export function toListQuestion(query: DovutiQueryDto, tipi: VisibleTipi): ListQuestion {
  const key = readCursor(query.cursore, ['date', 'bigint']);
  return {
    filters: {
      tipi,
      tipo: trimmed(query.tipoDovuto),
      vista: query.vista && (query.vista === 'online' ? 'ONLINE' : 'ARCHIVIO'),
      stato: query.stato,
      iud: trimmed(query.iud),
      iuv: trimmed(query.iuv),
      avviso: trimmed(query.numeroAvviso),
      codice: trimmed(query.codiceFiscale)?.toUpperCase(),
      anagrafica: trimmed(query.anagrafica),
      causale: trimmed(query.causale),
      flusso: trimmed(query.flusso),
      importazione: query.importazione === undefined ? undefined : BigInt(query.importazione),
      scadenzaDa: day(query.scadenzaDa),
      scadenzaA: day(query.scadenzaA),
      pagatoDa: day(query.pagatoDa),
      pagatoA: day(query.pagatoA),
      conclusoDa: day(query.conclusoDa),
      conclusoA: day(query.conclusoA),
      importoDa: query.importoDa === undefined ? undefined : parseLenientEuro(query.importoDa),
      importoA: query.importoA === undefined ? undefined : parseLenientEuro(query.importoA),
    },
    ordine: query.ordine === 'scadenza' ? 'SCADENZA' : 'RECENTI',
    dopo: key && { scadenza: key[0], id: key[1] },
    limite: query.limite + 1,
    countUpTo: query.conta === true ? COUNT_CAP + 1 : undefined,
  };
}
