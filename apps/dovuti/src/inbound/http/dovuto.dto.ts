import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { DatiGrezzi, RichiestaPagina } from '@mypay/dovuti-core';
import { PageQueryDto, readCursor } from '@mypay/platform/http';
import { OptionalText, Text } from './text';

export class DebitoreDto {
  @Text({ description: "'F' persona, 'G' persona giuridica", example: 'F' })
  tipo!: string;
  @Text({
    description: 'Codice fiscale, partita IVA, o ANONIMO dove il tipo lo ammette',
    example: 'RSSMRA80A01H501U',
  })
  codice!: string;
  @Text({ example: 'Rossi Mario' })
  anagrafica!: string;
  @OptionalText()
  indirizzo?: string | null;
  @OptionalText()
  civico?: string | null;
  @OptionalText()
  cap?: string | null;
  @OptionalText()
  localita?: string | null;
  @OptionalText()
  provincia?: string | null;
  @OptionalText()
  nazione?: string | null;
  @OptionalText()
  email?: string | null;
}

/** A dovuto as a software house writes it; `importo` in euro with the decimal point. */
export class ModificaDovutoDto {
  @Text({ description: 'Codice di un tipo dovuto attivo dell’ente', example: 'TARI' })
  tipoDovuto!: string;
  @Text({ description: 'Euro, con il punto decimale', example: '120.50' })
  importo!: string;
  @Text({ example: 'TARI 2024, prima rata' })
  causale!: string;
  @OptionalText({ description: 'aaaa-MM-gg', example: '2030-06-30' })
  dataScadenza?: string | null;
  @ApiProperty()
  @IsDefined()
  @ValidateNested()
  @Type(() => DebitoreDto)
  debitore!: DebitoreDto;
  @OptionalText({ description: 'Uno IUV dell’ente; senza, lo dà la piattaforma', example: '01500000000123488' })
  iuv?: string | null;
  @OptionalText({ description: 'Senza, quelli del tipo dovuto', example: '9/0101101IM/TARI' })
  datiSpecificiRiscossione?: string | null;
  @OptionalText({ description: 'XML di dovuti.md §11, senza namespace' })
  bilancio?: string | null;
  @OptionalText()
  commissioneCaricoPa?: string | null;
  @OptionalText({ description: 'ALL, o BBT, BP, AD, CP, PO, OBEP separati da |', example: 'ALL' })
  tipoVersamento?: string | null;
}
export class CreaDovutoDto extends ModificaDovutoDto {
  @Text({ description: 'Chiave del dovuto, scelta dall’ente; non inizia con 000', example: 'TARI-2024-0001' })
  iud!: string;
}

const STATI_FILTRO = {
  DA_PAGARE: 'INSERIMENTO_DOVUTO',
  PAGAMENTO_INIZIATO: 'PAGAMENTO_INIZIATO',
  PAGATO: 'COMPLETATO',
  ANNULLATO: 'ANNULLATO',
} as const satisfies Record<string, RichiestaPagina['stato']>;

export class PaginaDovutiDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: Object.keys(STATI_FILTRO) })
  @IsOptional()
  @IsIn(Object.keys(STATI_FILTRO))
  stato?: keyof typeof STATI_FILTRO;
}

/** Query of a page to the core's words; one row more than asked says whether there is another page. */
export function toRichiesta({ stato, cursore, limite }: PaginaDovutiDto): RichiestaPagina {
  const [primaDi] = readCursor(cursore, ['bigint']) ?? [];
  return { stato: stato && STATI_FILTRO[stato], primaDi, limite: limite + 1 };
}

/** Body to what the validator reads: every channel hands it text, blanks around it gone; `null` is as left out. */
export function toGrezzi(dto: ModificaDovutoDto, iud: string): DatiGrezzi {
  const { debitore } = dto;
  const testo = (valore: string | null | undefined): string => (valore ?? '').trim();
  return {
    iud: testo(iud),
    iuv: testo(dto.iuv),
    tipoIdentificativo: testo(debitore.tipo),
    codiceIdentificativo: testo(debitore.codice),
    anagrafica: testo(debitore.anagrafica),
    indirizzo: testo(debitore.indirizzo),
    civico: testo(debitore.civico),
    cap: testo(debitore.cap),
    localita: testo(debitore.localita),
    provincia: testo(debitore.provincia),
    nazione: testo(debitore.nazione),
    email: testo(debitore.email),
    scadenza: testo(dto.dataScadenza),
    importo: testo(dto.importo),
    commissione: testo(dto.commissioneCaricoPa),
    tipoDovuto: testo(dto.tipoDovuto),
    tipoVersamento: testo(dto.tipoVersamento),
    causale: testo(dto.causale),
    datiSpecifici: testo(dto.datiSpecificiRiscossione),
    bilancio: testo(dto.bilancio),
    generaIuv: '',
  };
}
