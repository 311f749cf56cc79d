import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access, type EntiRegister } from '@mypay/onboarding-core';
import { OnlyServices } from '@mypay/platform/auth';
import { ENTI_REGISTER } from '../../tokens';
import { CredentialsDto } from './internal.dto';

/** What portale asks: who a client is, what it may do on an ente. */
@ApiExcludeController()
@Controller('interno')
export class InternalController {
  constructor(
    private readonly access: Access,
    @Inject(ENTI_REGISTER) private readonly register: EntiRegister,
  ) {}

  @Post('clients/verifica')
  @HttpCode(200)
  @OnlyServices('portale')
  async verifica(@Body() { clientId, clientSecret }: CredentialsDto): Promise<{ valido: boolean }> {
    return { valido: (await this.access.verify(clientId, clientSecret)) !== undefined };
  }

  /** Permissions of a client, now, and the one ente that it speaks for, if it is one. */
  @Get('accessi/:clientId')
  @OnlyServices('portale')
  async accessOf(@Param('clientId') clientId: string): Promise<{ permessi: readonly string[]; ambito: string | null }> {
    const client = await this.access.client(clientId);
    if (!client) throw new NotFoundException('Client sconosciuto o revocato.');
    return { permessi: client.permessi, ambito: client.ente ?? null };
  }

  /** Permissions of a client on the ente of this codice IPA; a wrong ente looks like an unknown one. */
  @Get('accessi/:clientId/:codiceIpa')
  @OnlyServices('portale')
  async enteAccess(
    @Param('clientId') clientId: string,
    @Param('codiceIpa') codiceIpa: string,
  ): Promise<{ permessi: readonly string[]; ente: string | null }> {
    const client = await this.access.client(clientId);
    if (!client) throw new NotFoundException('Client sconosciuto o revocato.');
    const ente = await this.access.ente(client, codiceIpa);
    return { permessi: client.permessi, ente: ente?.codiceFiscale ?? null };
  }

  /** The register, for the status page of a demo installation. */
  @Get('enti')
  @OnlyServices('portale')
  async enti(): Promise<{
    enti: { codiceIpa: string; codiceFiscale: string; denominazione: string; stato: string }[];
  }> {
    const enti = await this.register.page({ limite: 50 });
    return {
      enti: enti.map(({ codiceIpa, codiceFiscale, denominazione, stato }) => ({
        codiceIpa,
        codiceFiscale,
        denominazione,
        stato,
      })),
    };
  }
}
