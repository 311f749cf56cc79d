import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class CredentialsDto {
  @ApiProperty() @IsString() @MaxLength(200) clientId!: string;
  @ApiProperty() @IsString() @MaxLength(200) clientSecret!: string;
}
