import { PageQueryDto } from '@mypay/platform/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class RicevuteQueryDto extends PageQueryDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) iuv?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{18}$/) numeroAvviso?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  anomale?: boolean;
}
