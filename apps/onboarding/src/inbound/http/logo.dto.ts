import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBase64, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { WithVersioneDto } from './ente.dto';

/** 500 kB as base64, and a little. */
const MAX_BASE64 = 680_000;

export class LogoDto extends WithVersioneDto {
  @ApiProperty({ description: 'I byte di un PNG o di un JPEG, al più 500 kB e 1000 punti di lato, in base64' })
  @IsString()
  @MaxLength(MAX_BASE64)
  @IsBase64()
  contenuto!: string;

  @ApiPropertyOptional({
    nullable: true,
    description: 'Testo per chi non vede l’immagine; se manca, «Logo di» e il nome',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  alternativo?: string;
}
