import { Controller, Get, Inject, NotFoundException } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Clock, dateInRome, tipiOrNull } from '@mypay/kernel';
import { endsSoon, isInForce, PersonAccess, personOf } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { CLOCK } from '../../tokens';
import { PersonView, toPersonView } from './assegnazioni.view';
import { OperatoreRuoloView } from './operatori.view';

export class OwnEnteView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() denominazione!: string;
}

export class OwnAssegnazioneView extends OperatoreRuoloView {
  @ApiProperty({ type: OwnEnteView, nullable: true, description: 'null: tutti gli enti dell’intermediario' })
  ente!: OwnEnteView | null;
}

export class ProfileView {
  @ApiProperty({ type: PersonView }) persona!: PersonView;
  @ApiProperty({ type: [OwnAssegnazioneView] }) assegnazioni!: readonly OwnAssegnazioneView[];
}

/** What a person may see of herself. */
@ApiTags('persone')
@ApiBearerAuth()
@Controller('profilo')
export class ProfileController {
  constructor(
    private readonly people: PersonAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOperation({ summary: 'I propri dati e le proprie assegnazioni, anche scadute o revocate; di un client: 404' })
  @ApiOkResponse({ type: ProfileView })
  async show(@Caller() { soggetto }: CallerIdentity): Promise<ProfileView> {
    const id = personOf(soggetto);
    const found = id === undefined ? undefined : await this.people.profile(id);
    if (!found) throw new NotFoundException('Chi chiama non è una persona.');
    const today = dateInRome(this.clock.now());
    return {
      persona: toPersonView(found.utente),
      assegnazioni: found.assegnazioni.map(({ ente, assegnazione }) => ({
        ente: ente ? { codiceIpa: ente.codiceIpa, denominazione: ente.denominazione } : null,
        ruolo: assegnazione.ruolo,
        tipi: tipiOrNull(assegnazione.tipi),
        da: assegnazione.da,
        a: assegnazione.a ?? null,
        stato: assegnazione.stato,
        inVigore: isInForce(assegnazione, today),
        inScadenza: endsSoon(assegnazione, today),
      })),
    };
  }
}
