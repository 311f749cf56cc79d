import type { SoapContract } from './contract';
import type { XmlNode } from './xml/xml-node';

/** What goes back in the wrapper of an operation: nested records, in the schema's order; `undefined` is left out. */
export interface SoapAnswer {
  readonly [element: string]: SoapValue | undefined;
}
export type SoapValue = string | SoapAnswer | readonly SoapAnswer[];

/** Why a message never reached its operation, or did not come back from it. */
export type Refusal =
  | { readonly kind: 'NOT_KEPT'; readonly cause: unknown }
  /** The door's patience ended; what was begun may still come to its end. */
  | { readonly kind: 'LATE'; readonly reason: string }
  | { readonly kind: 'UNREADABLE' | 'DOCTYPE' | 'NOT_SOAP' | 'UNKNOWN_OPERATION'; readonly reason: string }
  | { readonly kind: 'SCHEMA'; readonly reason: string }
  | { readonly kind: 'INTERNAL'; readonly cause: unknown };

/** A request as it came, before anything judged it. */
export interface ArrivedMessage {
  /** Decompressed; as they came where they do not decompress. */
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  /** By the first wrapper's name among the bytes: a guess until the message is parsed. */
  readonly operationInBody: string | undefined;
  /** The same or, failing that, what SOAPAction says. */
  readonly operationHint: string | undefined;
  readonly remote: string | undefined;
}

export interface SoapCall<Kept> {
  readonly operation: string;
  /** The wrapper element, valid against the schema if the door validates. */
  readonly request: XmlNode;
  /** Elements of the SOAP Header. */
  readonly headers: readonly XmlNode[];
  readonly kept: Kept;
}

export interface AnsweredMessage<Kept> {
  readonly operation: string | undefined;
  readonly request: XmlNode | undefined;
  readonly answer: SoapAnswer | undefined;
  /** Why it was not answered by its operation. */
  readonly refusal: Refusal | undefined;
  /** The whole envelope that goes back. */
  readonly body: string;
  readonly kept: Kept | undefined;
  readonly arrived: ArrivedMessage;
  readonly elapsedMs: number;
}

/** One address that speaks SOAP 1.1, document/literal. What differs between doors is said here. */
export interface SoapDoor<Kept = unknown> {
  readonly contract: SoapContract;
  readonly path: string;
  /** Other paths at which the same door answers. */
  readonly aliases?: readonly string[];
  /** As written in the served WSDL. */
  readonly publicUrl: string;
  readonly bodyLimit: number;
  /** Is the body judged by the schema before its operation? (For paForNode; not for the doors of enti.) */
  readonly validate: boolean;
  /** How long a caller waits for its answer, by the operation that is guessed; then `LATE` is answered. Absent: as long as it takes. */
  patienceMs?(operationHint: string | undefined): number;
  readonly operations: Readonly<Record<string, (call: SoapCall<Kept>) => Promise<SoapAnswer>>>;
  /** Keeps the bytes before they are judged. A throw is refused as `NOT_KEPT`. */
  arrived?(message: ArrivedMessage): Promise<Kept>;
  /** The refusal in the words of the operation; undefined where only a SOAP Fault is left. `request` is there once parsed. */
  refused(refusal: Refusal, operation: string | undefined, request: XmlNode | undefined): SoapAnswer | undefined;
  /** Runs before the answer leaves, but for `LATE`. A throw changes it into a refusal `NOT_KEPT`. */
  beforeAnswer?(message: AnsweredMessage<Kept>): Promise<void>;
  /** Runs once the answer is on its way; nobody waits for it. */
  afterAnswer?(message: AnsweredMessage<Kept>): void;
}
