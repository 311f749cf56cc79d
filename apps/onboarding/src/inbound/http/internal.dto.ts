import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class CredenzialiDto {
  @ApiProperty() @IsString() @MaxLength(200) clientId!: string;
  @ApiProperty() @IsString() @MaxLength(200) clientSecret!: string;
}
