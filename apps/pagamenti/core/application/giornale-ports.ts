import type { CodiceFiscaleEnte } from '@mypay/kernel';

/** A request of the node as it came. */
export interface NodoRequest {
  readonly id: string;
  readonly arrivataIl: Date;
  readonly primitiva: string | undefined;
  readonly corpo: Buffer;
  readonly contentType: string | undefined;
}

/** What the giornale tells of a call. Source: pagopa-node.md §19. */
export interface EventFacts {
  /** Absent when the ente is none of ours: then there is no tenant's journal to write. */
  readonly ente: CodiceFiscaleEnte | undefined;
  readonly idPa: string | undefined;
  readonly stazione: string | undefined;
  readonly numeroAvviso: string | undefined;
  readonly iuv: string | undefined;
  readonly context: string | undefined;
  readonly psp: string | undefined;
  readonly canale: string | undefined;
}

export interface NodoEvent {
  readonly richiesta: NodoRequest;
  /** Was it judged again, after its call had gone? Then it is the same request, and its answer goes nowhere. */
  readonly again: boolean;
  readonly primitiva: string | undefined;
  readonly risposta: string;
  readonly answeredAt: Date;
  /** `OK`, a fault code, or `FAULT`. */
  readonly esito: string;
  /** False leaves the request without an outcome: the job judges it again. */
  readonly definitivo: boolean;
  readonly durataMs: number;
  readonly fatti: EventFacts;
}

/** A request that may be a receipt and has no outcome yet. */
export interface PendingRequest {
  readonly id: string;
  readonly corpo: Buffer;
  readonly contentType: string | undefined;
  readonly arrivataIl: Date;
  /** This try included. */
  readonly attempts: number;
}

/** Giornale degli eventi: bytes outside tenants, facts inside. */
export interface Giornale {
  /** Commits the bytes of a request before anybody judges it. */
  keepRequest(request: NodoRequest): Promise<void>;
  /** Commits the answer of a call, its outcome and, for an ente of ours, the pair of rows of the journal. */
  record(event: NodoEvent): Promise<void>;
}

/** Requests that may be receipts and have no outcome yet. */
export interface PendingRequests {
  /**
   * Takes the oldest request that is due to be judged again; the try counts from now on, whatever becomes of the process.
   * @param nextAttempt when to try again, by the number of tries so far
   */
  takePending(now: Date, nextAttempt: (attempts: number) => Date): Promise<PendingRequest | undefined>;
  /** Gives a request that never got its outcome the last one that it had. */
  giveUp(id: string, now: Date): Promise<void>;
}

/** Bytes of requests and answers, as they came and went. */
export interface Messages {
  /** Throws away what is older than `days`, but for what has no outcome yet; says how many. */
  forget(days: number, signal: AbortSignal): Promise<number>;
}
