import { PageQueryDto } from '@mypay/platform/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DAY } from './properties';

export class FlussiQueryDto extends PageQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  scartati?: boolean;

  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(255) iuf?: string;
  @ApiPropertyOptional({ format: 'date', description: 'Giorno del flusso, dal' })
  @IsOptional()
  @Matches(DAY)
  dal?: string;
  @ApiPropertyOptional({ format: 'date', description: 'Giorno del flusso, al' })
  @IsOptional()
  @Matches(DAY)
  al?: string;
}
