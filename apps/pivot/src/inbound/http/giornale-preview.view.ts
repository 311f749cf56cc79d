import { formatEuro } from '@mypay/kernel';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { GiornalePreview } from '@mypay/pivot-core';
import { IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Bytes of a file that are looked at, and as many in base64. */
const BEGINNING_MAX = 64 * 1024;
const BASE64_MAX = Math.ceil(BEGINNING_MAX / 3) * 4;

const MAPPING_SCHEMA = {
  type: 'object',
  additionalProperties: { type: 'integer', minimum: 1, maximum: 100 },
} as const;

@ApiSchema({ name: 'AnteprimaGiornaleDto' })
export class GiornalePreviewDto {
  @ApiProperty({ description: `I primi byte del CSV, al massimo ${BEGINNING_MAX}, in base64`, maxLength: BASE64_MAX })
  @IsString()
  @MaxLength(BASE64_MAX)
  @Matches(/^[A-Za-z0-9+/]*={0,2}$/, { message: 'inizio deve essere base64' })
  inizio!: string;

  @ApiPropertyOptional({ ...MAPPING_SCHEMA, description: 'Colonna, da 1, di ognuno dei sette campi' })
  @IsOptional()
  @IsObject()
  mappatura?: Record<string, number>;
}

@ApiSchema({ name: 'RigaAnteprimaView' })
export class PreviewRowView {
  @ApiProperty() riga!: number;
  @ApiProperty({ type: [String], description: 'I campi come stanno nel file' }) campi!: string[];
  @ApiPropertyOptional({ type: String, description: 'Perché la riga sarebbe scartata' }) scarto?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Euro con due decimali' }) importo?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Letto dalla causale' }) iuf?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Letto dalla causale' }) iuv?: string | undefined;
}

@ApiSchema({ name: 'AnteprimaGiornaleView' })
export class GiornalePreviewView {
  @ApiPropertyOptional({ enum: ['POSIZIONALE', 'PU'] }) dialetto?: 'POSIZIONALE' | 'PU' | undefined;
  @ApiPropertyOptional({ type: [String] }) intestazione?: string[] | undefined;
  @ApiProperty({ ...MAPPING_SCHEMA, description: 'La colonna, da 1, da cui ogni campo è stato letto' })
  mappatura!: Record<string, number>;
  @ApiProperty({ type: [PreviewRowView] }) righe!: PreviewRowView[];
}

export function viewOfPreview({ dialetto, intestazione, mapping, righe }: GiornalePreview): GiornalePreviewView {
  const columns = Object.entries(dialetto?.columns ?? mapping).flatMap(([field, column]) =>
    column === undefined ? [] : [[field, column] as const],
  );
  return {
    dialetto: dialetto?.nome,
    intestazione: intestazione && [...intestazione],
    mappatura: Object.fromEntries(columns),
    righe: righe.map(({ record, giudizio }) => ({
      riga: record.numero,
      campi: [...record.fields],
      ...('movimento' in giudizio
        ? {
            importo: formatEuro(giudizio.movimento.importo),
            iuf: giudizio.movimento.iuf,
            iuv: giudizio.movimento.iuv,
          }
        : { scarto: giudizio.scarto.descrizione }),
    })),
  };
}
