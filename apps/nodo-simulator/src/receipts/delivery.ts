import { plusMs } from '../books/dates';
import { Stream } from '../books/random';
import { VirtualJobs, type Job } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { SimulatorConfig } from '../config';
import type { PaClient } from '../ente/pa-client';
import { heading, receiptPart } from '../ente/pa-messages';
import type { PaymentRow } from '../node/payments';
import { lockPosition, movePayment } from '../node/payments';
import type { Registry } from '../registry/registry';
import type { Store } from '../store/store';

const RETRY_MS = 3_600_000;
const MAX_ATTEMPTS = 48;

interface Target {
  readonly token: string;
  readonly ec: string;
  readonly stazione: string;
  readonly copy: number;
}

/**
 * Sends one copy of a receipt to one recipient. Refused or unheard, it is tried again each virtual hour, 48 times; a duplicate
 * refused as such is not. Source: pagopa-node.md §4.4.
 */
export class Delivery {
  constructor(
    private readonly registry: Registry,
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly pa: PaClient,
    private readonly config: Pick<SimulatorConfig, 'SEND_RT_TIMEOUT_MS'>,
  ) {}

  async run(job: Job): Promise<void> {
    const target = job.dati as unknown as Target;
    const stazione = this.registry.stazione(target.stazione);
    const [payment] = await this.store.rows<PaymentRow>('select * from pagamenti where token = $1', [target.token]);
    const [delivery] = await this.store.rows<{ tentativi: number }>(
      'select tentativi from consegne where token = $1 and ec = $2 and stazione = $3',
      [target.token, target.ec, target.stazione],
    );
    const psp = payment && this.registry.psp(payment.psp);
    if (!payment || !delivery || !stazione || !psp) {
      await this.store.run('update lavori set scade = $2 where id = $1', [job.id, plusMs(this.clock.now(), RETRY_MS)]);
      return;
    }
    const second = stazione.primitive === 2;
    const broker = this.registry.current.intermediario.codiceFiscale;
    const styleKey = [target.token, target.ec, target.stazione, target.copy, delivery.tentativi].join('|');
    const { details, data } = payment.doc;
    const answer = await this.pa.call({
      stazione,
      primitive: second ? 'paSendRTV2' : 'paSendRT',
      wrapper: second ? 'paSendRTV2Request' : 'paSendRTReq',
      answerWrapper: second ? 'paSendRTV2Response' : 'paSendRTRes',
      parts: [
        ...heading({ ec: target.ec, broker, station: stazione.id }),
        receiptPart(
          {
            token: payment.token,
            ec: payment.ec,
            notice: payment.avviso,
            data,
            psp,
            channelDescription: details?.paymentChannel ?? 'other',
            payer: details?.payer,
            paymentMethod: details?.paymentMethod,
            paymentNote: payment.doc.paymentNote,
            fee: details?.fee,
            paidAt: payment.esito_alle ?? payment.doc.activatedAt,
            applicationDate: details?.applicationDate ?? payment.giorno ?? '',
            transferDate: details?.transferDate ?? payment.giorno ?? '',
            standIn: false,
          },
          second ? 2 : 1,
          new Stream(`dates|${styleKey}`),
        ),
      ],
      timeoutMs: this.config.SEND_RT_TIMEOUT_MS,
      ec: target.ec,
      broker,
      notice: payment.avviso,
      token: payment.token,
      styleKey,
    });
    const heard = answer.kind === 'KO' ? answer.code : answer.kind;
    const settled = answer.kind === 'OK' || (answer.kind === 'KO' && answer.code.endsWith('_DUPLICATA'));
    await this.conclude(job, target, payment, heard, settled, delivery.tentativi + 1);
  }

  private async conclude(
    job: Job,
    { token, ec, stazione }: Target,
    payment: PaymentRow,
    heard: string,
    settled: boolean,
    attempts: number,
  ): Promise<void> {
    const now = this.clock.now();
    const again = !settled && attempts < MAX_ATTEMPTS;
    await this.store.transaction(async (tx) => {
      await lockPosition(tx, payment.ec, payment.avviso);
      await tx.run(
        `update consegne set tentativi = tentativi + 1, ultima = $4,
           stato = case when $4 = 'OK' or accettata is not null then 'OK' when $5 then 'PENDING' else 'KO' end,
           accettata = case when $4 = 'OK' then coalesce(accettata, $6) else accettata end,
           prossima = case when $5 then $7 else null end
         where token = $1 and ec = $2 and stazione = $3`,
        [token, ec, stazione, heard, again, now, plusMs(now, RETRY_MS)],
      );
      if (again) await VirtualJobs.again(tx, job, plusMs(now, RETRY_MS));
      else await VirtualJobs.done(tx, job);
      const [fresh] = await tx.rows<PaymentRow>('select * from pagamenti where token = $1 for update', [token]);
      const [open] = await tx.rows<{ n: number }>(
        `select count(*)::int as n from consegne where token = $1 and stato <> 'OK'`,
        [token],
      );
      if (fresh?.stato === 'PAID' && open?.n === 0) {
        await movePayment(tx, fresh, 'NOTIFIED', now);
        await tx.run(`update posizioni set stato = 'NOTIFIED' where ec = $1 and avviso = $2`, [
          payment.ec,
          payment.avviso,
        ]);
      }
    });
  }
}
