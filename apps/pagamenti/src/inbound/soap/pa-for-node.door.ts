import type { Clock } from '@mypay/kernel';
import {
  type ActivatePayment,
  type Enti,
  type Giornale,
  PagamentiError,
  type QuoteNotice,
  type ReceiveRt,
  type Rt,
} from '@mypay/pagamenti-core';
import { correlationId, type Logger } from '@mypay/platform/log';
import type {
  AnsweredMessage,
  ArrivedMessage,
  Refusal,
  SoapAnswer,
  SoapCall,
  SoapContract,
  SoapDoor,
  XmlNode,
} from '@mypay/soap';
import { optionalText } from '@mypay/soap';
import { randomUUID } from 'node:crypto';
import { toRt } from './ct-receipt';
import { paymentAnswer, verifyAnswer } from './pa-answers';
import { isNodoErrorCode, ko } from './pa-faults';
import { factsOf, toAddressee, toAvvisoRequest } from './pa-requests';

/** What is known of a request from its arrival on. */
export interface Arrival {
  readonly id: string;
  readonly arrivataIl: Date;
  /** Is it judged again, with nobody waiting for the answer? */
  readonly again: boolean;
}

export interface PaForNodeParts {
  readonly contract: SoapContract;
  readonly publicUrl: string;
  readonly bodyLimit: number;
  readonly intermediario: string;
  /** Answer to a copy of a receipt that is stored already. */
  readonly knownRt: 'OK' | 'KO';
  readonly quoteNotice: QuoteNotice;
  readonly activatePayment: ActivatePayment;
  readonly receiveRt: ReceiveRt;
  readonly enti: Enti;
  readonly giornale: Giornale;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tests give a shorter one. */
  readonly patienceMs?: { readonly QUESTION: number; readonly RECEIPT: number };
}

export const PATH = '/ws/paForNode';
/** Where stations registered by MyPay4 point. Source: pagopa-node.md Appendix B. */
export const ALIASES = ['RT', 'CCP', 'CCP25', 'CCP36'].map((name) => `/ws/fesp/PagamentiTelematici${name}`);
/** Operations whose pair may be written once the answer is on its way; any other request may be money. */
const QUESTIONS = new Set(['paVerifyPaymentNotice', 'paGetPayment', 'paGetPaymentV2', 'paDemandPaymentNotice']);
/** How long the node waits, less what the way takes. Source: pagopa-node.md §4.1, §18. */
const PATIENCE_MS = { QUESTION: 6_000, RECEIPT: 13_000 } as const;

/** The node's door: every primitive of pagopa-node.md §4 on one address. XML shapes stop here. */
export class PaForNodeDoor implements SoapDoor<Arrival> {
  readonly path = PATH;
  readonly aliases = ALIASES;
  readonly validate = true;
  readonly contract: SoapContract;
  readonly publicUrl: string;
  readonly bodyLimit: number;
  readonly operations = {
    paVerifyPaymentNotice: (call: SoapCall<Arrival>) =>
      this.inBand(call, async (request) =>
        verifyAnswer(await this.parts.quoteNotice.execute(toAvvisoRequest(request), 'VERIFICA')),
      ),
    paGetPayment: (call: SoapCall<Arrival>) =>
      this.inBand(call, async (request) =>
        paymentAnswer(await this.parts.activatePayment.execute(toAvvisoRequest(request)), 1),
      ),
    paGetPaymentV2: (call: SoapCall<Arrival>) =>
      this.inBand(call, async (request) =>
        paymentAnswer(await this.parts.activatePayment.execute(toAvvisoRequest(request)), 2),
      ),
    paSendRT: (call: SoapCall<Arrival>) => this.receive(call, 'PA_SEND_RT'),
    paSendRTV2: (call: SoapCall<Arrival>) => this.receive(call, 'PA_SEND_RT_V2'),
    paDemandPaymentNotice: (call: SoapCall<Arrival>) =>
      this.inBand(call, () =>
        Promise.reject(new PagamentiError('PRIMITIVA_NON_SERVITA', 'Nessun servizio spontaneo è offerto al nodo')),
      ),
  };
  private readonly writing = new Set<Promise<void>>();

  constructor(private readonly parts: PaForNodeParts) {
    this.contract = parts.contract;
    this.publicUrl = parts.publicUrl;
    this.bodyLimit = parts.bodyLimit;
  }

  patienceMs(operationHint: string | undefined): number {
    const { QUESTION, RECEIPT } = this.parts.patienceMs ?? PATIENCE_MS;
    return operationHint !== undefined && QUESTIONS.has(operationHint) ? QUESTION : RECEIPT;
  }

  /** Any bytes are committed before they are judged: what nobody can read may be money. */
  async arrived({ bytes, contentType, operationInBody }: ArrivedMessage): Promise<Arrival> {
    const arrival = { id: randomUUID(), arrivataIl: this.parts.clock.now(), again: false };
    await this.parts.giornale.keepRequest({ ...arrival, primitiva: operationInBody, corpo: bytes, contentType });
    return arrival;
  }

  refused(refusal: Refusal, operation: string | undefined, request: XmlNode | undefined): SoapAnswer | undefined {
    if (operation === undefined) return undefined;
    const who = { idPa: optionalText(request, 'idPA'), intermediario: this.parts.intermediario };
    switch (refusal.kind) {
      case 'NOT_KEPT':
      case 'INTERNAL':
        this.parts.log.error({ err: refusal.cause, primitiva: operation }, 'paForNode: not answered as it should');
        return ko(who, undefined);
      case 'LATE':
        this.parts.log.error({ primitiva: operation }, 'paForNode: not answered in time');
        return ko(who, undefined);
      case 'UNREADABLE':
      case 'DOCTYPE':
      case 'NOT_SOAP':
      case 'UNKNOWN_OPERATION':
      case 'SCHEMA':
        return ko(who, 'FORMATO_NON_VALIDO', refusal.reason);
    }
  }

  /** The answer to a receipt is committed before it leaves. */
  async beforeAnswer(message: AnsweredMessage<Arrival>): Promise<void> {
    if (message.kept && mayBeReceipt(message)) await this.record(message, message.kept);
  }

  /** Other primitives write their pair once the answer is on its way, and so does a call that was late. */
  afterAnswer(message: AnsweredMessage<Arrival>): void {
    if (message.kept && mayBeReceipt(message)) return;
    const arrival = message.kept ?? { id: randomUUID(), arrivataIl: this.parts.clock.now(), again: false };
    const written = this.record(message, arrival).catch((error: unknown) =>
      this.parts.log.error({ err: error, primitiva: message.operation }, 'giornale degli eventi not written'),
    );
    this.writing.add(written);
    void written.finally(() => this.writing.delete(written));
  }

  /** Pairs of the giornale that are still being written. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  private async record(message: AnsweredMessage<Arrival>, arrival: Arrival): Promise<void> {
    const { giornale, enti, clock } = this.parts;
    const facts = factsOf(message.request);
    const ente = facts.idPa === undefined ? undefined : (await enti.find(facts.idPa))?.ente;
    const esito = esitoOf(message.answer);
    const final = !isOpen(message, esito);
    if (arrival.again && !final) return; // the try is counted already
    await giornale.record({
      richiesta: {
        id: arrival.id,
        arrivataIl: arrival.arrivataIl,
        primitiva: message.operation,
        corpo: message.arrived.bytes,
        contentType: message.arrived.contentType,
      },
      again: arrival.again,
      primitiva: message.operation,
      risposta: message.body,
      answeredAt: clock.now(),
      esito,
      definitivo: final,
      durataMs: message.elapsedMs,
      fatti: { ...facts, ente },
    });
  }

  private receive(call: SoapCall<Arrival>, source: Rt['fonte']): Promise<SoapAnswer> {
    return this.inBand(call, async (request) => {
      const rt = toRt(request, source);
      const esito = await this.parts.receiveRt.execute(toAddressee(request), rt, call.kept.id, correlationId());
      if (esito === 'GIA_NOTA' && this.parts.knownRt === 'KO')
        throw new PagamentiError('RT_DIVERSA', 'Ricevuta già accettata');
      return { outcome: 'OK' }; // also for one that we already have
    });
  }

  /** pagoPA answers refusals in band: a refusal of ours shows its reason, anything else is PAA_SYSTEM_ERROR, bare. */
  private async inBand(
    { request, operation }: SoapCall<Arrival>,
    work: (request: XmlNode) => Promise<SoapAnswer>,
  ): Promise<SoapAnswer> {
    const { log, intermediario } = this.parts;
    try {
      return await work(request);
    } catch (error) {
      const who = { idPa: optionalText(request, 'idPA'), intermediario };
      const facts = { primitiva: operation, idPA: who.idPa, err: error };
      if (error instanceof PagamentiError && isNodoErrorCode(error.code)) {
        if (error.code === 'AVVISO_AMBIGUO' || error.code === 'PREVENTIVO_NON_DISPONIBILE')
          log.error(facts, 'paForNode: an operator is needed');
        else log.info({ ...facts, err: undefined, codice: error.code }, 'paForNode: refused');
        return ko(who, error.code, error.code === 'PREVENTIVO_NON_DISPONIBILE' ? undefined : error.message);
      }
      log.error(facts, 'paForNode: failed');
      return ko(who, undefined);
    }
  }
}

/** `OK`, the fault code of a KO, or `FAULT` when no answer of ours could be given. */
function esitoOf(answer: SoapAnswer | undefined): string {
  if (answer === undefined) return 'FAULT';
  const fault = answer['fault'] as { faultCode?: string } | undefined;
  return answer['outcome'] === 'OK' ? 'OK' : (fault?.faultCode ?? 'KO');
}

const mayBeReceipt = ({ operation, refusal }: AnsweredMessage<Arrival>): boolean =>
  refusal?.kind !== 'LATE' && !(operation !== undefined && QUESTIONS.has(operation));

/** Nobody knows yet whether that receipt is good: it is judged again. */
const isOpen = ({ refusal }: AnsweredMessage<Arrival>, esito: string): boolean =>
  esito === 'PAA_SYSTEM_ERROR' || refusal?.kind === 'INTERNAL' || refusal?.kind === 'NOT_KEPT';
