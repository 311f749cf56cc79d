import type { FastifyReply } from 'fastify';
import type { Socket } from 'node:net';
import { soapFault } from './fault';

export const SOAP_TYPE = 'text/xml; charset=utf-8';

/** Why HTTP itself refuses a request, for the Fault that says so. Any other status is a Fault of SOAP 1.1 over HTTP: 500. */
const REASONS: Readonly<Record<number, string>> = {
  404: 'Nessun servizio a questo indirizzo',
  408: 'Richiesta non arrivata per intero in tempo',
  413: 'Messaggio oltre la dimensione ammessa',
  431: 'Intestazioni oltre la dimensione ammessa',
};
const said = (status: number | undefined): { status: number; body: string } => {
  const reason = status === undefined ? undefined : REASONS[status];
  return {
    status: reason === undefined ? 500 : (status ?? 500),
    body: soapFault('Client', reason ?? 'Richiesta non leggibile'),
  };
};

/** A refusal of the HTTP server on a SOAP path, as a SOAP Fault. */
export function soapRefusal(reply: FastifyReply, statusCode: number | undefined): FastifyReply {
  const { status, body } = said(statusCode);
  return reply.status(status).header('content-type', SOAP_TYPE).send(body);
}

const OF_CODE: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
const NAMES: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
};

/** `clientErrorHandler` of a server whose every path speaks SOAP: for requests that never became one (408, 431, not HTTP). */
export function soapClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy();
  const { status, body } = said(OF_CODE[error.code ?? '']);
  socket.end(
    `HTTP/1.1 ${status} ${NAMES[status] ?? 'Error'}\r\nContent-Type: ${SOAP_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
