import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Client, ClientWithNewSecret } from '@mypay/onboarding-core';

export class ClientView {
  @ApiProperty() clientId!: string;
  @ApiProperty() descrizione!: string;
  @ApiPropertyOptional({ description: 'Codice fiscale dell’ente; assente per l’intermediario' }) ente?: string;
  @ApiProperty({ type: [String] }) permessi!: readonly string[];
  @ApiProperty() stato!: string;
}

export class ClientWithSecretView extends ClientView {
  @ApiProperty({ description: 'Si vede solo ora' }) clientSecret!: string;
}

export class ClientsView {
  @ApiProperty({ type: [ClientView] }) elementi!: readonly ClientView[];
}

/** A client without its secrets. */
export const toClientView = ({ clientId, descrizione, ente, permessi, stato }: Client): ClientView => ({
  clientId,
  descrizione,
  ...(ente === undefined ? {} : { ente }),
  permessi,
  stato,
});

/** A client at the one time that its secret is shown. */
export const toClientWithSecretView = ({ client, secret }: ClientWithNewSecret): ClientWithSecretView => ({
  ...toClientView(client),
  clientSecret: secret,
});
