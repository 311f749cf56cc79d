import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SoapDoor } from './door';
import { SOAP_TYPE, soapRefusal } from './refusal';
import { SoapPipeline } from './pipeline';

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Puts a door on a Fastify server, Nest's or one of its own: POST is SOAP, GET is `?wsdl` and `?xsd=<file>`. */
export async function registerSoapDoor<Kept>(
  server: FastifyInstance,
  door: SoapDoor<Kept>,
  pipeline?: SoapPipeline<Kept>,
): Promise<SoapPipeline<Kept>> {
  const line = pipeline ?? (await SoapPipeline.create(door));
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers(); // in this scope everything is bytes, whatever it says it is
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: door.bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    const said = new WeakMap<FastifyRequest, string | undefined>();
    scope.addHook('onRequest', (request, _reply, done) => {
      // Fastify refuses a Content-Type that it cannot read before anybody sees the body.
      said.set(request, headerOf(request, 'content-type'));
      if (request.method === 'POST') request.headers['content-type'] = 'application/octet-stream';
      done();
    });
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => soapRefusal(reply, error.statusCode));
    for (const path of [door.path, ...(door.aliases ?? [])]) {
      scope.get(path, (request, reply) => serveContract(door, request, reply));
      scope.post(path, { bodyLimit: door.bodyLimit }, async (request, reply) => {
        const { status, body, sent } = await line.handle({
          bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          contentType: said.get(request),
          contentEncoding: headerOf(request, 'content-encoding'),
          soapAction: headerOf(request, 'soapaction'),
          remote: request.ip,
        });
        await reply.status(status).header('content-type', SOAP_TYPE).send(body);
        sent();
      });
    }
  });
  return line;
}

function serveContract<Kept>(door: SoapDoor<Kept>, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = request.query as Record<string, string | undefined>;
  const wanted = Object.keys(query).find((key) => key.toLowerCase() === 'wsdl' || key.toLowerCase() === 'xsd');
  const document =
    wanted === undefined
      ? undefined
      : wanted.toLowerCase() === 'wsdl'
        ? door.contract.servedWsdl(door.publicUrl)
        : door.contract.servedSchema(String(query[wanted]), door.publicUrl);
  if (document === undefined)
    return reply
      .status(wanted === undefined ? 405 : 404)
      .header('content-type', 'text/plain; charset=utf-8')
      .send('Qui rispondono POST di SOAP 1.1, ?wsdl e ?xsd=<file>.\n');
  return reply.status(200).header('content-type', SOAP_TYPE).send(document);
}
