import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { DatiGrezzi, DovutoMostrato, RichiestaPagina } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';

/** Bounds only what could hurt: what a dovuto must be is the core's to say, with one list of all that is wrong. */
const TESTO = 8192;

export class DebitoreDto {
  @IsString() @MaxLength(TESTO) tipo!: string;
  @IsString() @MaxLength(TESTO) codice!: string;
  @IsString() @MaxLength(TESTO) anagrafica!: string;
  @IsOptional() @IsString() @MaxLength(TESTO) indirizzo?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) civico?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) cap?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) localita?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) provincia?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) nazione?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) email?: string;
}

/** A dovuto as a software house writes it; `importo` in euro with the decimal point. */
export class ModificaDovutoDto {
  @IsString() @MaxLength(TESTO) tipoDovuto!: string;
  @IsString() @MaxLength(TESTO) importo!: string;
  @IsString() @MaxLength(TESTO) causale!: string;
  @IsOptional() @IsString() @MaxLength(TESTO) dataScadenza?: string;
  @IsDefined() @ValidateNested() @Type(() => DebitoreDto) debitore!: DebitoreDto;
  @IsOptional() @IsString() @MaxLength(TESTO) iuv?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) datiSpecificiRiscossione?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) bilancio?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) commissioneCaricoPa?: string;
  @IsOptional() @IsString() @MaxLength(TESTO) tipoVersamento?: string;
}
export class CreaDovutoDto extends ModificaDovutoDto {
  @IsString() @MaxLength(TESTO) iud!: string;
}

const STATI_FILTRO = {
  DA_PAGARE: 'INSERIMENTO_DOVUTO',
  PAGAMENTO_INIZIATO: 'PAGAMENTO_INIZIATO',
  PAGATO: 'COMPLETATO',
  ANNULLATO: 'ANNULLATO',
} as const satisfies Record<string, RichiestaPagina['stato']>;

export class PaginaDovutiDto {
  @IsOptional() @IsIn(Object.keys(STATI_FILTRO)) stato?: keyof typeof STATI_FILTRO;
  @IsOptional() @Matches(/^\d{1,18}$/) cursore?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limite?: number;
}

/** Query of a page to the core's words; 50 rows unless asked otherwise. */
export const toRichiesta = (query: PaginaDovutiDto): RichiestaPagina => ({
  stato: query.stato && STATI_FILTRO[query.stato],
  primaDi: query.cursore === undefined ? undefined : BigInt(query.cursore),
  limite: query.limite ?? 50,
});

/** Body to what the validator reads: every channel hands it text, blanks around it gone. */
export function toGrezzi(dto: ModificaDovutoDto, iud: string): DatiGrezzi {
  const { debitore } = dto;
  const testo = (valore: string | undefined): string => (valore ?? '').trim();
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

/** A dovuto as this door shows it. */
export function toDovutoDto({ dovuto, stato, numeroAvviso, qr }: DovutoMostrato) {
  const { dati, pagamento } = dovuto;
  return {
    iud: dati.iud,
    iuv: dati.iuv,
    numeroAvviso,
    qr,
    stato,
    importo: formatEuro(dati.importo),
    tipoDovuto: dati.tipoDovuto,
    causale: dati.causale,
    dataScadenza: dati.scadenza,
    debitore: dati.debitore,
    datiSpecificiRiscossione: dati.datiSpecifici,
    tipoVersamento: dati.tipoVersamento,
    commissioneCaricoPa: dati.commissione === undefined ? undefined : formatEuro(dati.commissione),
    bilancio: dati.bilancio,
    versione: dovuto.versione,
    creatoIl: dovuto.creatoIl.toISOString(),
    modificatoIl: dovuto.modificatoIl.toISOString(),
    pagamento: pagamento && {
      rtId: pagamento.rtId,
      importo: formatEuro(pagamento.importo),
      data: pagamento.data,
      dopoAnnullamento: pagamento.dopoAnnullamento,
    },
  };
}
