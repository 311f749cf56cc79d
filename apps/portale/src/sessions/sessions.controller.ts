import { Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@mypay/platform/auth';
import { AccessRecord } from '../access/access-record';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from './session';
import { loginNeeded, type Present, sessionEnded, SessionDoor } from './session-door';
import { OwnSessionsView, SessionView } from './session.view';
import { SessionStore } from './session-store';
import { ownSessionView, SessionViews } from './session-views';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The browser's own session. Public to the guard: the cookie, not a token, says who asks. */
@ApiTags('sessione')
@Controller('api')
export class SessionsController {
  constructor(
    private readonly door: SessionDoor,
    private readonly store: SessionStore,
    private readonly views: SessionViews,
    private readonly record: AccessRecord,
  ) {}

  /** Being asked does not prolong: a page that looks again and again keeps nobody in. */
  @Get('sessione')
  @Public()
  @ApiOperation({ summary: 'Chi sono, che cosa posso fare, fino a quando; senza sessione ne apre una anonima' })
  @ApiOkResponse({ type: SessionView })
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return this.views.of((await this.door.look(request)) ?? (await this.door.enterOrOpen(request, reply)));
  }

  @Post('sessione/estendi')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Resta connesso: il tempo senza far nulla ricomincia' })
  @ApiOkResponse({ type: SessionView })
  async extend(@Req() request: FastifyRequest): Promise<SessionView> {
    return this.views.of(await this.present(request));
  }

  @Delete('sessione')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Esce: la sessione finisce subito' })
  @ApiNoContentResponse()
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const present = await this.door.enter(request);
    if (present) {
      await this.store.end(present.session.id);
      if (present.session.person) this.record.tell({ azione: 'LOGOUT', attore: present.session.person.soggetto });
    }
    void reply.header('set-cookie', this.door.cookie.clear());
  }

  @Get('sessioni')
  @Public()
  @ApiOperation({ summary: 'Le proprie sessioni aperte' })
  @ApiOkResponse({ type: OwnSessionsView })
  async list(@Req() request: FastifyRequest): Promise<OwnSessionsView> {
    const { session, person } = await this.person(request);
    const own = await this.store.ofPerson(person.id);
    return { elementi: own.map((each) => ownSessionView(each, session.id)) };
  }

  @Delete('sessioni/:id')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Chiude una delle proprie sessioni, subito e dappertutto' })
  @ApiNoContentResponse()
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    const { person } = await this.person(request);
    if (!UUID.test(id) || !(await this.store.endOwn(person.id, id)))
      throw new NotFoundException('Sessione sconosciuta, o già finita.');
    this.record.tell({ azione: 'SESSIONE_REVOCATA', attore: person.soggetto, dettaglio: id });
  }

  private async present(request: FastifyRequest): Promise<Present> {
    const present = await this.door.enter(request);
    if (!present) throw sessionEnded();
    return present;
  }

  private async person(request: FastifyRequest): Promise<Present & { person: Person }> {
    const present = await this.present(request);
    const { person } = present.session;
    if (!person) throw loginNeeded();
    return { ...present, person };
  }
}
