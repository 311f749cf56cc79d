import { Stream } from '../books/random';
import { writeEuro } from '../books/money';
import type { Cents, LocalDate } from '../books/model';
import { qrCode, subjectPart } from '../ente/pa-messages';
import type { Subject } from '../ente/position-data';
import { NODE_PATH } from '../node/node-door';
import type { RegisteredPsp } from '../registry/registry';
import { openEnvelope } from '../wire/soap';
import { NODE_FOR_PSP } from '../wire/schemas';
import { drawStyle } from '../wire/style';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import { optional, writeEnvelope, type Part } from '../wire/xml-writer';

export interface PspFault {
  readonly faultCode: string;
  readonly faultString: string;
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  readonly originalFaultCode?: string | undefined;
}

/** What a PSP sees of a call to the node, with the messages. */
export interface PspAnswer {
  readonly outcome: 'OK' | 'KO';
  readonly fault?: PspFault;
  readonly root: XmlElement;
  readonly request: string;
  readonly response: string;
}

export interface OutcomeReport {
  /** Of one payment, or of every notice of a cart: they share the outcome. */
  readonly tokens: readonly string[];
  readonly outcome: 'OK' | 'KO';
  readonly idempotencyKey?: string | undefined;
  readonly method: string;
  readonly channel: string;
  readonly fee: Cents;
  readonly payer?: Subject | undefined;
  readonly applicationDate: LocalDate;
  readonly transferDate: LocalDate;
}

const TIMEOUT_MS = 60_000;

/** A PSP: it knows the node only by its SOAP door, over HTTP, like any external one. */
export class PspClient {
  constructor(private readonly selfUrl: string) {}

  verify(psp: RegisteredPsp, ec: string, notice: string): Promise<PspAnswer> {
    return this.call('verifyPaymentNotice', 'verifyPaymentNoticeReq', [...who(psp), qrCode(ec, notice)], notice);
  }

  activate(
    psp: RegisteredPsp,
    request: {
      readonly ec: string;
      readonly notice: string;
      readonly amount: Cents;
      readonly idempotencyKey?: string | undefined;
      readonly expirationTime?: number | undefined;
      readonly paymentNote?: string | undefined;
      /** What Checkout tells of itself; a counter tells nothing. */
      readonly online?: { readonly paymentMethod: string; readonly touchPoint: string } | undefined;
    },
  ): Promise<PspAnswer> {
    const { ec, notice, amount, idempotencyKey, expirationTime, paymentNote, online } = request;
    const parts: Part[] = [
      ...who(psp),
      ...optional('idempotencyKey', idempotencyKey),
      qrCode(ec, notice),
      ...optional('expirationTime', expirationTime === undefined ? undefined : String(expirationTime)),
      ['amount', writeEuro(amount)],
      ...optional('paymentNote', paymentNote),
      ...optional('paymentMethod', online?.paymentMethod),
      ...optional('touchPoint', online?.touchPoint),
    ];
    return this.call('activatePaymentNoticeV2', 'activatePaymentNoticeV2Request', parts, notice);
  }

  outcome(psp: RegisteredPsp, report: OutcomeReport): Promise<PspAnswer> {
    const details: Part[] =
      report.outcome === 'KO'
        ? []
        : [
            [
              'details',
              [
                ['paymentMethod', report.method],
                ['paymentChannel', report.channel],
                ['fee', writeEuro(report.fee)],
                ...(report.payer ? [subjectPart('payer', report.payer)] : []),
                ['applicationDate', report.applicationDate],
                ['transferDate', report.transferDate],
              ],
            ],
          ];
    const parts: Part[] = [
      ...who(psp),
      ...optional('idempotencyKey', report.idempotencyKey),
      ['paymentTokens', report.tokens.map((token): Part => ['paymentToken', token])],
      ['outcome', report.outcome],
      ...details,
    ];
    return this.call('sendPaymentOutcomeV2', 'sendPaymentOutcomeV2Request', parts, report.tokens[0] ?? '');
  }

  private async call(primitive: string, wrapper: string, parts: readonly Part[], key: string): Promise<PspAnswer> {
    const request = writeEnvelope(NODE_FOR_PSP, wrapper, parts, drawStyle(new Stream(`psp|${primitive}|${key}`)));
    const response = await fetch(`${this.selfUrl}${NODE_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: primitive },
      body: request,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const root = openEnvelope(text);
    const fault = child(root, 'fault');
    const outcome = textAt(root, 'outcome') === 'OK' ? 'OK' : 'KO';
    if (outcome === 'OK') return { outcome, root, request, response: text };
    return {
      outcome,
      root,
      request,
      response: text,
      fault: {
        faultCode: textAt(fault, 'faultCode') ?? 'FAULT',
        faultString: textAt(fault, 'faultString') ?? '',
        id: textAt(fault, 'id'),
        description: textAt(fault, 'description'),
        originalFaultCode: textAt(fault, 'originalFaultCode'),
      },
    };
  }
}

function who(psp: RegisteredPsp): readonly Part[] {
  return [
    ['idPSP', psp.pspId],
    ['idBrokerPSP', psp.brokerId],
    ['idChannel', psp.channelId],
    ['password', psp.password],
  ];
}
