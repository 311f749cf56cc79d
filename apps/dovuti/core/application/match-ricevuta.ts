import { rtMatchedV1 } from '@mypay/contracts';
import type { Clock } from '@mypay/kernel';
import { ricevutaEffect } from '../domain/ricevuta';
import type { DovutiStores } from './ports';
import type { ArrivedRicevuta } from './record-ricevuta';

/**
 * Says which debt is that of a receipt that came without an activation, or that no debt bears its IUV, so that the gateway can
 * hold one against the other. Only for the titolare's copy: segregation codes repeat between enti. Runs in the transaction of
 * the inbox. Source: architecture.md, Decisions, 8.
 */
export class MatchRicevuta {
  constructor(private readonly clock: Clock) {}

  async execute(
    { ente, enteTitolare, rtId, iuv }: ArrivedRicevuta,
    correlationId: string,
    { dovuti, outbox }: Pick<DovutiStores, 'dovuti' | 'outbox'>,
  ): Promise<void> {
    if (enteTitolare !== ente) return;
    const righe = await dovuti.withIuv(iuv);
    const effect = ricevutaEffect(righe);
    const riga = effect.effect === 'NON_GESTITA' ? undefined : righe.find(({ id }) => id === effect.id);
    const dovuto = riga && {
      iud: riga.dati.iud,
      tipoDovuto: riga.dati.tipoDovuto,
      importoCents: riga.dati.importo,
    };
    await outbox.append(
      rtMatchedV1,
      rtMatchedV1.from(ente, { rtId, iuv, dovuto }, { versione: 1, occurredAt: this.clock.now(), correlationId }),
    );
  }
}
