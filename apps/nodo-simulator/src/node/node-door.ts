import type { FastifyInstance } from 'fastify';
import { Stream } from '../books/random';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Logger } from '@mypay/platform/log';
import type { Recorder } from '../store/recorder';
import { openEnvelope } from '../wire/soap';
import { contractFile, NODE_FOR_PSP, type Schemas } from '../wire/schemas';
import { drawStyle } from '../wire/style';
import { child, NotXmlError, textAt, type XmlElement } from '../wire/xml-reader';
import { PLAIN_STYLE, SOAP_ENVELOPE, writeEnvelope, type Part } from '../wire/xml-writer';
import type { Activate } from './activate';
import { NodeFault } from './faults';
import type { Outcome } from './outcome';
import type { Verify } from './verify';

export const NODE_PATH = '/nodo/node-for-psp/v1';
const BODY_LIMIT = 1_048_576;

/** Which wrapper is which primitive, and how its answer is called. */
const OPERATIONS = {
  verifyPaymentNoticeReq: ['verifyPaymentNotice', 'verifyPaymentNoticeRes'],
  activatePaymentNoticeV2Request: ['activatePaymentNoticeV2', 'activatePaymentNoticeV2Response'],
  sendPaymentOutcomeV2Request: ['sendPaymentOutcomeV2', 'sendPaymentOutcomeV2Response'],
} as const;

type Wrapper = keyof typeof OPERATIONS;
const isWrapper = (name: string): name is Wrapper => name in OPERATIONS;

/** nodeForPsp over SOAP 1.1: refusals are in band, HTTP 200. Only what is no message of ours gets a SOAP Fault. */
export class NodeDoor {
  constructor(
    private readonly schemas: Schemas,
    private readonly clock: VirtualClock,
    private readonly recorder: Recorder,
    private readonly log: Logger,
    private readonly verify: Verify,
    private readonly activate: Activate,
    private readonly outcome: Outcome,
    private readonly selfUrl: string,
  ) {}

  async mount(fastify: FastifyInstance): Promise<void> {
    await fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, parsed) =>
        parsed(null, body),
      );
      scope.post(NODE_PATH, async (request, reply) => {
        const { status, body } = await this.handle(request.body as Buffer);
        return reply.status(status).header('content-type', 'text/xml; charset=utf-8').send(body);
      });
      scope.get<{ Querystring: Record<string, string> }>(NODE_PATH, (request, reply) => {
        const name = 'wsdl' in request.query ? 'nodeForPsp.wsdl' : (request.query['xsd'] ?? '');
        const file = contractFile(name);
        if (!file) return reply.status(404).send();
        const text = file
          .toString('utf8')
          .replace(/schemaLocation="([^"]+)"/g, `schemaLocation="${this.selfUrl}${NODE_PATH}?xsd=$1"`)
          .replace(/(<soap:address location=")[^"]+/, `$1${this.selfUrl}${NODE_PATH}`);
        return reply.header('content-type', 'text/xml; charset=utf-8').send(text);
      });
      done();
    });
  }

  /** One message, answered and recorded. */
  async handle(bytes: Buffer): Promise<{ status: number; body: string }> {
    const started = performance.now();
    const quando = this.clock.now();
    let request: XmlElement;
    try {
      request = openEnvelope(bytes);
      if (!isWrapper(request.local) || request.uri !== NODE_FOR_PSP) throw new NotXmlError('unknown operation');
    } catch (error) {
      if (error instanceof NotXmlError) return { status: 500, body: soapFault(error.message) };
      throw error;
    }
    const [primitive, answerWrapper] = OPERATIONS[request.local as Wrapper];
    const body = await this.answer(request, primitive, answerWrapper);
    await this.recorder.record({
      quando,
      verso: 'IN',
      primitiva: primitive,
      ec: textAt(request, 'qrCode', 'fiscalCode'),
      avviso: textAt(request, 'qrCode', 'noticeNumber'),
      token: child(request, 'paymentTokens')?.children[0]?.text,
      statoHttp: 200,
      ms: performance.now() - started,
      richiesta: bytes.toString('utf8'),
      risposta: body,
    });
    return { status: 200, body };
  }

  private async answer(request: XmlElement, primitive: string, answerWrapper: string): Promise<string> {
    const key = `${primitive}|${textAt(request, 'qrCode', 'noticeNumber') ?? child(request, 'paymentTokens')?.children[0]?.text ?? ''}`;
    const write = (parts: readonly Part[]): string =>
      writeEnvelope(NODE_FOR_PSP, answerWrapper, parts, drawStyle(new Stream(`answer|${key}`)));
    try {
      const problem = this.schemas.problemOf(NODE_FOR_PSP, request);
      if (problem !== undefined)
        throw new NodeFault('PPT_SINTASSI_EXTRAXSD', `Errore validazione XML - ${problem}`.slice(0, 1000));
      switch (primitive) {
        case 'verifyPaymentNotice':
          return write(await this.verify.answer(request, key));
        case 'activatePaymentNoticeV2':
          return await this.activate.answer(request, write);
        default:
          return await this.outcome.answer(request, write);
      }
    } catch (error) {
      if (error instanceof NodeFault) return write(error.toParts());
      this.log.error({ err: error, primitiva: primitive }, 'the node failed');
      return write(new NodeFault('PPT_SYSTEM_ERROR').toParts());
    }
  }
}

function soapFault(reason: string): string {
  const { soapPrefix: s } = PLAIN_STYLE;
  const text = reason.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?><${s}:Envelope xmlns:${s}="${SOAP_ENVELOPE}"><${s}:Body><${s}:Fault><faultcode>${s}:Client</faultcode><faultstring>${text}</faultstring></${s}:Fault></${s}:Body></${s}:Envelope>`;
}
