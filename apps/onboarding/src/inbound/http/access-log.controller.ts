import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte, parseLocalDate } from '@mypay/kernel';
import {
  ACCESS_ACTIONS,
  type AccessFilter,
  type AccessReads,
  Callers,
  personOf,
  type ShownAccess,
} from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { PageQueryDto, readCursor, toPage } from '@mypay/platform/http';
import { IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { ACCESS_READS } from '../../tokens';
import { actorOf } from './request';

export class AccessQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() persona?: string;
  @ApiPropertyOptional({ enum: ACCESS_ACTIONS })
  @IsOptional()
  @IsIn(ACCESS_ACTIONS)
  azione?: (typeof ACCESS_ACTIONS)[number];
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsISO8601({ strict: true }) dal?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsISO8601({ strict: true }) al?: string;
}

export class AccessPersonView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() nome!: string;
  @ApiProperty() cognome!: string;
}

export class AccessView {
  @ApiProperty({ format: 'date-time' }) ts!: string;
  @ApiProperty({ enum: ACCESS_ACTIONS }) azione!: (typeof ACCESS_ACTIONS)[number];
  @ApiProperty({
    type: AccessPersonView,
    nullable: true,
    description: 'null: un client, nessuno, o chi non è dell’ente',
  })
  persona!: AccessPersonView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Il client; null per le persone e per chi non si sa' })
  client!: string | null;
  @ApiProperty({ type: String, nullable: true }) codiceIpa!: string | null;
  @ApiProperty({ type: String, nullable: true }) dettaglio!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Il motivo, se per conto dell’ente' })
  perConto!: string | null;
  @ApiProperty() correlationId!: string;
}

export class AccessesPageView {
  @ApiProperty({ type: [AccessView] }) elementi!: readonly AccessView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

type Read = (filter: AccessFilter, before: bigint | undefined, limit: number) => Promise<readonly ShownAccess[]>;

/** Who entered, left, or was refused. Source: roles.md §3.4 `audit.read`, §7. */
@ApiTags('registro')
@ApiBearerAuth()
@Controller()
export class AccessLogController {
  constructor(
    private readonly callers: Callers,
    @Inject(ACCESS_READS) private readonly reads: AccessReads,
  ) {}

  @Get('enti/:ente/registro-accessi')
  @Permesso('audit.read')
  @ApiOperation({ summary: 'Accessi delle persone dell’ente, rifiuti e file scaricati sull’ente, dal più recente' })
  @ApiOkResponse({ type: AccessesPageView })
  ofEnte(@Param('ente') ente: string, @Query() query: AccessQueryDto): Promise<AccessesPageView> {
    return this.page(query, (...asked) => this.reads.ofEnte(parseCodiceFiscaleEnte(ente), ...asked));
  }

  @Get('registro-accessi')
  @Permesso('audit.read')
  @ApiOperation({ summary: 'Accessi su tutti gli enti dell’intermediario di chi chiama, dal più recente' })
  @ApiOkResponse({ type: AccessesPageView })
  async ofIntermediario(@Caller() caller: CallerIdentity, @Query() query: AccessQueryDto): Promise<AccessesPageView> {
    const intermediario = await this.callers.intermediarioOf(actorOf(caller));
    return this.page(query, (...asked) => this.reads.ofIntermediario(intermediario, ...asked));
  }

  private async page(query: AccessQueryDto, read: Read): Promise<AccessesPageView> {
    const { persona, azione: action, dal, al, cursore, limite } = query;
    const filter = {
      persona,
      azione: action,
      dal: dal === undefined ? undefined : parseLocalDate(dal),
      al: al === undefined ? undefined : parseLocalDate(al),
    };
    const lines = await read(filter, readCursor(cursore, ['bigint'])?.[0], limite + 1);
    return toPage(lines, limite, ({ id }) => [id], toAccessView);
  }
}

const NOBODY = 'anonimo';

const toAccessView = ({
  ts,
  attore,
  azione: action,
  persona,
  codiceIpa,
  dettaglio,
  perConto,
  correlationId,
}: ShownAccess) => ({
  ts: ts.toISOString(),
  azione: action,
  persona,
  client: persona !== null || attore === NOBODY || personOf(attore) !== undefined ? null : attore,
  codiceIpa,
  dettaglio,
  perConto,
  correlationId,
});
