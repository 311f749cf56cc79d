import type { AnsweredMessage, ArrivedMessage, Refusal, SoapAnswer, SoapDoor } from './door';
import { SoapDispatcher } from './dispatcher';
import { soapFault } from './fault';
import { inflateBody, NotInflated } from './inflate';
import { parseMessage, Refused, type ParsedMessage } from './parse';
import { decodeXml } from './xml/decode';
import { type LibXml, libxml } from './xml/engine';

export interface SoapReply {
  readonly status: number;
  readonly body: string;
  /** Call it once the answer is on its way. */
  readonly sent: () => void;
}

/** The parts of a request that a door reads. */
export interface SoapRequest {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly soapAction: string | undefined;
  readonly remote: string | undefined;
}

/** Everything between the bytes of a request and those of its answer, for one door. */
export class SoapPipeline<Kept> {
  private constructor(
    private readonly door: SoapDoor<Kept>,
    private readonly dispatcher: SoapDispatcher,
    private readonly xml: LibXml,
  ) {}

  static async create<Kept>(door: SoapDoor<Kept>): Promise<SoapPipeline<Kept>> {
    const dispatcher = await SoapDispatcher.create(door.contract);
    const missing = dispatcher.elements.filter(({ operation }) => door.operations[operation] === undefined);
    if (missing.length > 0) throw new Error(`no handler for ${missing.map(({ operation }) => operation).join(', ')}`);
    return new SoapPipeline(door, dispatcher, await libxml());
  }

  /** Keeps the message, judges it, answers; what takes longer than the door's patience is answered `LATE`. */
  async handle(incoming: SoapRequest): Promise<SoapReply> {
    const started = performance.now();
    const { arrived, closed } = await this.arrive(incoming);
    const work: Work<Kept> = { started, late: false };
    const patience = this.door.patienceMs?.(arrived.operationHint);
    const done = this.keepAndJudge(arrived, closed, work);
    if (patience === undefined) return done;
    let timer: NodeJS.Timeout | undefined;
    const bell = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patience);
    });
    const first = await Promise.race([done, bell]);
    clearTimeout(timer);
    if (first !== 'late') return first;
    work.late = true;
    done.catch(() => undefined); // nobody waits for it any more
    return this.reply({ kind: 'LATE', reason: 'risposta non pronta in tempo' }, arrived, work.kept, undefined, {
      started,
      late: true,
    });
  }

  /** Judges a message that was kept earlier and never got its outcome; nobody waits for the answer. */
  again(bytes: Buffer, contentType: string | undefined, kept: Kept): Promise<SoapReply> {
    const operation = this.operationIn(textOf(bytes, contentType));
    const arrived = { bytes, contentType, operationInBody: operation, operationHint: operation, remote: undefined };
    return this.judge(arrived, kept, { started: performance.now(), late: false });
  }

  /** The message as it is to be kept: opened where it was compressed; `closed` says why it did not open. */
  private async arrive(incoming: SoapRequest): Promise<{ arrived: ArrivedMessage; closed: string | undefined }> {
    let { bytes } = incoming;
    let closed: string | undefined;
    try {
      bytes = await inflateBody(bytes, incoming.contentEncoding, this.door.bodyLimit);
    } catch (error) {
      if (!(error instanceof NotInflated)) throw error;
      closed = error.message;
    }
    const operationInBody = this.operationIn(textOf(bytes, incoming.contentType));
    return {
      arrived: {
        bytes,
        contentType: incoming.contentType,
        operationInBody,
        operationHint: operationInBody ?? this.operationOfAction(incoming.soapAction),
        remote: incoming.remote,
      },
      closed,
    };
  }

  private async keepAndJudge(
    arrived: ArrivedMessage,
    closed: string | undefined,
    work: Work<Kept>,
  ): Promise<SoapReply> {
    let kept: Kept | undefined;
    try {
      kept = await this.door.arrived?.(arrived);
    } catch (cause) {
      return this.reply({ kind: 'NOT_KEPT', cause }, arrived, undefined, undefined, work);
    }
    work.kept = kept;
    if (work.late) throw new Error('kept too late to be answered'); // nothing is begun for a caller that has gone
    if (closed !== undefined) return this.reply({ kind: 'UNREADABLE', reason: closed }, arrived, kept, undefined, work);
    return this.judge(arrived, kept, work);
  }

  private async judge(arrived: ArrivedMessage, kept: Kept | undefined, work: Work<Kept>): Promise<SoapReply> {
    const { door, dispatcher } = this;
    let parsed: ParsedMessage;
    try {
      parsed = parseMessage(this.xml, arrived.bytes, arrived.contentType, door.validate ? door.contract : undefined);
    } catch (cause) {
      const refusal: Refusal = cause instanceof Refused ? cause.refusal : { kind: 'INTERNAL', cause };
      return this.reply(refusal, arrived, kept, undefined, work);
    }
    const { request, headers, violation } = parsed;
    const operation = dispatcher.operationOf(request.namespace, request.name);
    const handler = operation === undefined ? undefined : door.operations[operation];
    if (operation === undefined || !handler)
      return this.reply(
        { kind: 'UNKNOWN_OPERATION', reason: 'operazione non prevista dal contratto' },
        arrived,
        kept,
        parsed,
        work,
      );
    if (violation !== undefined)
      return this.reply({ kind: 'SCHEMA', reason: violation }, arrived, kept, parsed, work, operation);
    let answer: SoapAnswer | undefined;
    let failure: unknown;
    let body: string;
    try {
      body = await dispatcher.dispatch(operation, async () => {
        try {
          answer = await handler({ operation, request, headers, kept: kept as Kept });
          return answer;
        } catch (error) {
          failure = error; // soap would turn it into text
          throw error;
        }
      });
    } catch (error) {
      return this.reply({ kind: 'INTERNAL', cause: failure ?? error }, arrived, kept, parsed, work, operation);
    }
    const elapsedMs = performance.now() - work.started;
    try {
      return await this.finish(
        { operation, request, answer, refusal: undefined, body, kept, arrived, elapsedMs },
        work,
      );
    } catch (cause) {
      return this.reply({ kind: 'NOT_KEPT', cause }, arrived, kept, parsed, work, operation);
    }
  }

  /** Lets the door commit the answer, then hands it over. */
  private async finish(message: AnsweredMessage<Kept>, work: Work<Kept>, status = 200): Promise<SoapReply> {
    if (!work.late) await this.door.beforeAnswer?.(message);
    return { status, body: message.body, sent: () => this.door.afterAnswer?.(message) };
  }

  private async reply(
    refusal: Refusal,
    arrived: ArrivedMessage,
    kept: Kept | undefined,
    parsed: ParsedMessage | undefined,
    work: Work<Kept>,
    known?: string,
  ): Promise<SoapReply> {
    const operation = known ?? arrived.operationHint;
    const request = parsed?.request;
    const answer = this.door.refused(refusal, operation, request);
    const inBand = answer !== undefined && operation !== undefined;
    const body = inBand ? await this.dispatcher.write(operation, answer) : faultFor(refusal);
    const elapsedMs = performance.now() - work.started;
    const message = { operation, request, answer, refusal, body, kept, arrived, elapsedMs };
    const status = inBand ? 200 : 500; // SOAP 1.1 over HTTP: a Fault is a 500
    try {
      return await this.finish(message, work, status);
    } catch {
      return { status, body, sent: () => this.door.afterAnswer?.(message) }; // a refusal that cannot be recorded is still a refusal
    }
  }

  /** SOAPAction, quoted or not, full or its last step. */
  private operationOfAction(soapAction: string | undefined): string | undefined {
    const action = soapAction?.trim().replaceAll('"', '').split('/').at(-1);
    return this.dispatcher.elements.find(({ operation }) => operation === action)?.operation;
  }

  /** The first wrapper whose start tag the text seems to hold. */
  private operationIn(text: string): string | undefined {
    return this.dispatcher.elements
      .map(({ operation, element }) => ({ operation, at: tagIn(text, element) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0]?.operation;
  }
}

/** One call on its way: the answer of one that is late goes nowhere, and commits nothing. */
interface Work<Kept> {
  readonly started: number;
  late: boolean;
  kept?: Kept | undefined;
}

function textOf(bytes: Buffer, contentType: string | undefined): string {
  try {
    return decodeXml(bytes, contentType);
  } catch {
    return bytes.toString('latin1');
  }
}

/** Where `<element` or `<prefix:element` begins; -1 when nowhere. */
function tagIn(text: string, element: string): number {
  for (let at = text.indexOf(element); at >= 0; at = text.indexOf(element, at + element.length)) {
    const before = text.slice(Math.max(0, at - 100), at);
    if (/<(?:[\w.-]{1,98}:)?$/.test(before) && /^[\s>/]/.test(text.slice(at + element.length, at + element.length + 1)))
      return at;
  }
  return -1;
}

function faultFor(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'NOT_KEPT':
    case 'INTERNAL':
      return soapFault('Server', 'Errore interno');
    case 'LATE':
      return soapFault('Server', refusal.reason);
    case 'UNREADABLE':
    case 'DOCTYPE':
    case 'NOT_SOAP':
    case 'UNKNOWN_OPERATION':
    case 'SCHEMA':
      return soapFault('Client', refusal.reason);
  }
}
