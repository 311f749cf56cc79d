import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export class EsitoDto {
  @ApiPropertyOptional({
    enum: ['csv', 'zip'],
    default: 'csv',
    description: 'zip: come nei tracciati, un solo CSV dentro',
  })
  @IsOptional()
  @IsIn(['csv', 'zip'])
  formato?: 'csv' | 'zip';
}
