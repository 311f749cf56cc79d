import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_ACTIONS } from '@mypay/onboarding-core';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class CredentialsDto {
  @ApiProperty() @IsString() @MaxLength(200) clientId!: string;
  @ApiProperty() @IsString() @MaxLength(200) clientSecret!: string;
}

/** Who a person is, as her identity provider says. */
export class IdentityDto {
  @ApiProperty() @IsString() @Length(1, 255) sub!: string;
  @ApiProperty({ nullable: true }) @IsOptional() @IsString() @Length(16, 16) codiceFiscale?: string | null;
  @ApiProperty() @IsString() @Length(1, 140) nome!: string;
  @ApiProperty() @IsString() @Length(1, 140) cognome!: string;
  @ApiProperty({ nullable: true }) @IsOptional() @IsString() @MaxLength(256) email?: string | null;
}

/** One line for the register of accesses. */
export class AccessEntryDto {
  @ApiProperty({ enum: ACCESS_ACTIONS }) @IsIn(ACCESS_ACTIONS) azione!: (typeof ACCESS_ACTIONS)[number];
  @ApiProperty() @IsString() @Length(1, 255) attore!: string;
  @ApiProperty({ nullable: true }) @IsOptional() @IsString() @MaxLength(80) codiceIpa?: string | null;
  @ApiProperty({ nullable: true }) @IsOptional() @IsString() @MaxLength(400) dettaglio?: string | null;
  @ApiProperty({ nullable: true }) @IsOptional() @IsString() @Length(1, 500) perConto?: string | null;
}
