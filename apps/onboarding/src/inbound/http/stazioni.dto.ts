import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';

export class StazioneDto {
  @ApiProperty({ example: 2, description: 'Versione della stazione al nodo' })
  @IsInt()
  @Min(1)
  @Max(9)
  versione!: number;
  @ApiProperty({ enum: [1, 2] }) @IsIn([1, 2]) primitive!: 1 | 2;
  @ApiProperty() @IsBoolean() broadcast!: boolean;
}

export class StazioneParam {
  @Matches(/^[A-Za-z0-9_-]{1,35}$/) id!: string;
}
